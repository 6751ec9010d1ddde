package org.chargebackledger.api.materiality;

import org.chargebackledger.ledger.materiality.Thresholds;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Answers which thresholds two persons approved last for the year of a month. */
@Component
public class ApprovedThresholds {

    private final MasterDataChanges changes;

    ApprovedThresholds(MasterDataChanges changes) {
        this.changes = changes;
    }

    /**
     * Thresholds that hold.
     *
     * @param changeId by which they were approved
     */
    public record Approved(String changeId, Thresholds thresholds) {

        private static Approved of(KnownChange change) {
            return new Approved(change.changeId(), Thresholds.parse(change.members()));
        }
    }

    /** Those of the year that a month is in; empty where none were ever approved. */
    public Optional<Approved> of(String book, Period period) {
        return of(book, period.month().getYear());
    }

    Optional<Approved> of(String book, int year) {
        return changes.approved(book, MaterialityKind.NAME).reversed().stream()
                .map(Approved::of)
                .filter(one -> one.thresholds().year() == year)
                .findFirst();
    }
}
