/** The embedded engine that reads, groups and sorts what does not fit in memory. */
@NullMarked
package org.chargebackledger.ingest.duckdb;

import org.jspecify.annotations.NullMarked;
