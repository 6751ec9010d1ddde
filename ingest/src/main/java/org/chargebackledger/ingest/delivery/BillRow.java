package org.chargebackledger.ingest.delivery;

import java.util.SequencedMap;

/**
 * One row of a delivered bill, as it was delivered.
 *
 * @param line line of the file, the header being line 1; in Parquet the row's number
 * @param role what it is to the cost line that was asked about
 * @param cells text of each column that is not blank, in the file's order
 */
public record BillRow(String file, long line, Role role, SequencedMap<String, String> cells) {

    /** What a row is to a cost line. */
    public enum Role {
        /** All of its money is in the line. */
        SUMMED,
        /** A part of its money is in the line, by the share rows. */
        DIVIDED,
        /** No money: a weight by which others are divided. */
        SHARE
    }
}
