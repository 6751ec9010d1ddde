package org.chargebackledger.ledger.imports;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLines;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What can have happened to the import of one cost delivery. STORED FORMAT: names and components
 * are read back for years; see docs/events.
 */
public sealed interface CostImportEvent {

    String importId();

    record CostDeliveryStaged(String importId, Delivery delivery, Stamp stamp)
            implements CostImportEvent {}

    /** One block of lines; it counts once the delivery is accepted. */
    record CostLinesRecorded(String importId, int number, String snapshotId, CostLines lines)
            implements CostImportEvent {}

    /** From here its snapshots are the current ones of their keys. */
    record CostDeliveryAccepted(
            String importId,
            Delivery delivery,
            List<CostSnapshot> snapshots,
            List<ControlTotal> controlTotals,
            List<Finding> findings,
            Stamp stamp)
            implements CostImportEvent {}

    record CostDeliveryRejected(
            String importId, Delivery delivery, List<Finding> findings, Stamp stamp)
            implements CostImportEvent {}

    /** It waits for a second person; its snapshots do not count yet. */
    record CostDeliveryHeld(
            String importId,
            Delivery delivery,
            List<CostSnapshot> snapshots,
            List<ControlTotal> controlTotals,
            List<Finding> findings,
            Stamp stamp)
            implements CostImportEvent {}

    /**
     * A second person accepted it; from here its snapshots are the current ones.
     *
     * @param contentHash what they accepted, see {@link HeldContent}; null of old acceptances
     */
    record CostDeliveryReleased(
            String importId,
            List<CostSnapshot> snapshots,
            String reason,
            @Nullable String contentHash,
            Stamp stamp)
            implements CostImportEvent {}
}
