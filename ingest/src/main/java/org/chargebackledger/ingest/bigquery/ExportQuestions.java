package org.chargebackledger.ingest.bigquery;

import org.jspecify.annotations.Nullable;

/**
 * The questions about a month of a table as it is.
 *
 * @param location where the table is; null if that is not known
 * @param since the day before which no row was looked for; null if all were
 */
record ExportQuestions(
        ExportQuestion control,
        ExportQuestion rows,
        @Nullable String location,
        @Nullable String since) {}
