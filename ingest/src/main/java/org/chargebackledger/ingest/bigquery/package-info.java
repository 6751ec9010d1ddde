/** Bills of Google Cloud, fetched from their export to BigQuery by invoice month. */
@NullMarked
package org.chargebackledger.ingest.bigquery;

import org.jspecify.annotations.NullMarked;
