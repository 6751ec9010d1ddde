package org.chargebackledger.ledger.dispute;

import org.chargebackledger.ledger.audit.Refusal;

/** What may be disputed, and what must be said. */
final class DisputeRules {

    private DisputeRules() {}

    static void check(DisputeContent content) {
        requireReason(content.reason());
        require(!content.costCenter().isBlank(), "it says whose charge it is");
        require(!content.entryHash().isBlank(), "it names the entry by its hash");
        require(!content.evidence().explanationHash().isBlank(), "its evidence is frozen");
        require(
                content.disputed().signum() != 0
                        && DisputeContent.isPartOf(content.disputed(), content.posted()),
                content.disputed() + " is no part of the " + content.posted() + " posted");
    }

    static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason-missing", "a reason must be given");
        }
    }

    private static void require(boolean isSo, String rule) {
        if (!isSo) {
            throw Refusal.invalid("dispute-malformed", rule);
        }
    }
}
