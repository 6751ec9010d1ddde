package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.reconciliation.AcceptedVariance;
import org.chargebackledger.ledger.reconciliation.OpenVariance;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** Finds by whom figures above their limits are accepted; another amount is another figure. */
@Component
public class VarianceAcceptances {

    private final MasterDataChanges changes;

    VarianceAcceptances(MasterDataChanges changes) {
        this.changes = changes;
    }

    /** The acceptance of two persons, of just this figure. */
    public Optional<KnownChange> approved(String book, Period period, OpenVariance open) {
        return first(changes.approved(book, AcceptedVariance.KIND), period, open);
    }

    /** One that waits for a second person. */
    public Optional<KnownChange> waiting(String book, Period period, OpenVariance open) {
        return first(changes.waiting(book, AcceptedVariance.KIND), period, open);
    }

    /** Who accepted a figure and why, in words; empty when nobody did. */
    public Optional<String> words(String book, Period period, OpenVariance open) {
        return approved(book, period, open).map(VarianceAcceptances::words);
    }

    private static String words(KnownChange change) {
        var accepted = AcceptedVariance.parse(change.members());
        return "%s, %s, owner %s, accepted because '%s'; proposed by %s, approved by %s"
                .formatted(
                        accepted.variance(),
                        accepted.amount(),
                        accepted.owner(),
                        accepted.reason(),
                        change.proposedBy(),
                        change.decidedBy());
    }

    private static Optional<KnownChange> first(
            List<KnownChange> changes, Period period, OpenVariance open) {
        return changes.stream()
                .filter(change -> AcceptedVariance.parse(change.members()).accepts(period, open))
                .findFirst();
    }
}
