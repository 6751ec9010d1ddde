package org.chargebackledger.api.materiality;

import org.chargebackledger.ledger.journal.Approved;

/** Whether a run may be posted. */
public sealed interface Verdict {

    /** It exceeds nothing, or nothing is tested. */
    record Clear() implements Verdict {}

    /**
     * It exceeds thresholds, and two persons waived that.
     *
     * @param by their decision, which its entries carry
     * @param approvedBy who is the entries' actor
     */
    record Waived(Approved by, String approvedBy) implements Verdict {}

    /** It exceeds thresholds and nobody has decided. */
    record Waits(String reviewId) implements Verdict {}
}
