/** Bills as Google Cloud exports them to BigQuery in detail. */
@NullMarked
package org.chargebackledger.ingest.gcpbilling;

import org.jspecify.annotations.NullMarked;
