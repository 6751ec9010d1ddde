package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.TwoPersons;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/**
 * A change of a period's state that waits for a second person. SNAPSHOT FORMAT: its components are
 * stored.
 *
 * @param contentHash SHA-256 of the canonical JSON of all that is proposed
 * @param by who proposed it
 * @param head hash of the period's last entry when it was proposed; null of proposals that were
 *     made before it was kept
 */
record Proposal(
        Transition transition,
        String reason,
        String contentHash,
        String by,
        @Nullable String head) {

    /**
     * What is proposed.
     *
     * @param asOf sequence of the book's last entry: what a close was proposed on
     */
    static Proposal of(ProposeTransition command, PeriodBook book, long asOf) {
        var content = new LinkedHashMap<String, Object>();
        content.put("journalId", command.journalId());
        content.put("period", command.period().toString());
        content.put("transition", command.transition().name());
        content.put("reason", command.reason());
        content.put("head", book.head());
        content.put("entries", book.entries());
        if (command.transition() == Transition.CLOSE) {
            content.put("asOf", asOf);
            content.put(
                    "checklist",
                    command.checklist().stream().map(ChecklistItem::canonical).toList());
        }
        return new Proposal(
                command.transition(),
                command.reason(),
                CanonicalJson.hash(content),
                command.stamp().actor(),
                book.head());
    }

    /**
     * Refuses an approval of anything else, and of a month that got entries since.
     *
     * @param approvedHash null of an approver who names none
     */
    void requireApproved(@Nullable String approvedHash, PeriodBook book) {
        if (approvedHash == null) {
            return;
        }
        TwoPersons.requireProposed(contentHash, approvedHash);
        if (head != null && !head.equals(book.head())) {
            throw Refusal.conflict(
                    "content-differs",
                    "the period has had other entries since this was proposed: propose it again");
        }
    }
}
