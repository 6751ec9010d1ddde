package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.TwoPersons;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * A change of a period's state that waits for a second person. SNAPSHOT FORMAT: its components are
 * stored.
 *
 * @param contentHash SHA-256 of the canonical JSON of all that is proposed
 * @param by who proposed it
 * @param head hash of the period's last entry when it was proposed; null of proposals that were
 *     made before it was kept
 * @param checklist what a close was proposed on; null of what is none, and of old proposals
 */
record Proposal(
        Transition transition,
        String reason,
        String contentHash,
        String by,
        @Nullable String head,
        @Nullable List<ChecklistItem> checklist) {

    static Proposal of(TransitionProposed event) {
        return new Proposal(
                event.transition(),
                event.reason(),
                event.contentHash(),
                event.stamp().actor(),
                event.head(),
                event.checklist());
    }

    /**
     * What is proposed.
     *
     * @param asOf sequence of the book's last entry: what a close was proposed on
     */
    static TransitionProposed event(ProposeTransition command, PeriodBook book, long asOf) {
        var isClose = command.transition() == Transition.CLOSE;
        var event =
                new TransitionProposed(
                        command.journalId(),
                        command.period(),
                        command.transition(),
                        command.reason(),
                        "",
                        book.head(),
                        book.entries(),
                        isClose ? asOf : null,
                        isClose ? List.copyOf(command.checklist()) : null,
                        command.stamp());
        return event.hashed();
    }

    /** SHA-256 of what an event says was proposed; another one for events of before it said all. */
    static String hash(TransitionProposed event) {
        var content = new LinkedHashMap<String, Object>();
        content.put("journalId", event.journalId());
        content.put("period", event.period().toString());
        content.put("transition", event.transition().name());
        content.put("reason", event.reason());
        content.put("head", event.head());
        content.put("entries", event.entries());
        var checklist = event.checklist();
        if (checklist != null) {
            content.put("asOf", event.asOf());
            content.put("checklist", checklist.stream().map(ChecklistItem::canonical).toList());
        }
        return CanonicalJson.hash(content);
    }

    /**
     * Refuses an approval that names anything else, one of a month that got entries since, and one
     * of a close whose checklist says something else by now: what was read is what is closed.
     */
    void requireApproved(ApproveTransition approval, PeriodBook book) {
        var approvedHash = approval.contentHash();
        if (approvedHash == null) {
            return;
        }
        TwoPersons.requireProposed(contentHash, approvedHash);
        if (head != null && !head.equals(book.head())) {
            throw Refusal.conflict(
                    "content-differs",
                    "the period has had other entries since this was proposed: propose it again");
        }
        if (checklist != null && !checklist.equals(approval.checklist())) {
            throw Refusal.conflict(
                    "content-differs",
                    "the checklist says something else than when this was proposed: propose it"
                            + " again");
        }
    }
}
