package org.chargebackledger.ingest.bigquery;

import java.util.List;

/**
 * A question to BigQuery, all of whose answer is texts.
 *
 * @param name of its jobs and pages
 * @param columns of the answer, in order
 */
record ExportQuestion(String name, String sql, List<String> columns) {}
