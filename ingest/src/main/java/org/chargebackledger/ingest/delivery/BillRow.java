package org.chargebackledger.ingest.delivery;

import java.util.SequencedMap;

/**
 * One row of a delivered bill, as it was delivered.
 *
 * @param line line of the file, the header being line 1; in Parquet the row's number
 * @param cells text of each column that is not blank, in the file's order
 */
public record BillRow(String file, long line, SequencedMap<String, String> cells) {}
