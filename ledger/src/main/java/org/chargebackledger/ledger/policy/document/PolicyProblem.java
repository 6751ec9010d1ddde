package org.chargebackledger.ledger.policy.document;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a policy document, precise enough to find it in the text.
 *
 * @param code stable slug such as {@code unknown-cost-center}
 * @param path JSON pointer of the member it is about, such as {@code /pools/3/basis}
 * @param position where that member stands; null where the text has no such place
 */
public record PolicyProblem(
        Severity severity, String code, String path, @Nullable Position position, String reason) {

    /** What a problem does to a policy. */
    public enum Severity {
        /** The policy cannot be submitted or run. */
        ERROR,
        /** The policy works; somebody should look. */
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        var place = position == null ? "" : " (" + position + ")";
        return (path.isEmpty() ? "document" : path) + place + ": " + reason;
    }
}
