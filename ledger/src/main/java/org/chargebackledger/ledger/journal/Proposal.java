package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;

import java.util.Map;

/**
 * A change of a period's state that waits for a second person. SNAPSHOT FORMAT: its components are
 * stored.
 *
 * @param contentHash SHA-256 of the canonical JSON of all that is proposed
 * @param by who proposed it
 */
record Proposal(Transition transition, String reason, String contentHash, String by) {

    static Proposal of(ProposeTransition command) {
        var content =
                Map.of(
                        "journalId", command.journalId(),
                        "period", command.period().toString(),
                        "transition", command.transition().name(),
                        "reason", command.reason(),
                        "checklist",
                                command.checklist().stream()
                                        .map(ChecklistItem::canonical)
                                        .toList());
        return new Proposal(
                command.transition(),
                command.reason(),
                CanonicalJson.hash(content),
                command.stamp().actor());
    }
}
