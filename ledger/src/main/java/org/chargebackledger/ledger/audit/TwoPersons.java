package org.chargebackledger.ledger.audit;

/** The rules of what one person proposes and another one approves, by its exact content. */
public final class TwoPersons {

    private TwoPersons() {}

    /** Refuses an approval of anything but what is proposed. */
    public static void requireProposed(String proposedHash, String approvedHash) {
        if (!approvedHash.equals(proposedHash)) {
            throw Refusal.conflict(
                    "content-differs", "what is proposed has the hash " + proposedHash);
        }
    }

    /**
     * Refuses an approval of one's own work.
     *
     * @param what is proposed, such as {@code an adjustment}
     */
    public static void requireAnother(String proposedBy, String approver, String what) {
        if (approver.equals(proposedBy)) {
            throw Refusal.forbidden("own-work", "whoever proposes " + what + " cannot approve it");
        }
    }

    /** Refuses a decision that says nothing about why. */
    public static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason-missing", "a reason must be given");
        }
    }
}
