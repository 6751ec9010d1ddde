package org.chargebackledger.ledger.imports;

import org.jspecify.annotations.Nullable;

/**
 * Something an importer noticed about a delivery, precise enough to find the cell.
 *
 * @param line line of the file, counted from 1 with the header as line 1; null where none applies
 * @param code stable slug such as {@code not-a-number}
 */
public record Finding(
        Severity severity,
        @Nullable String file,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String value,
        String code,
        String reason) {

    /** What a finding does to its delivery. */
    public enum Severity {
        /** The whole delivery is rejected. */
        REJECT,
        /** The delivery waits until a second person accepts it. */
        HOLD,
        /** The delivery is accepted; somebody should look. */
        WARN
    }
}
