package org.chargebackledger.ledger.imports;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;

import java.util.List;

/**
 * What can have happened to the import of one usage delivery. STORED FORMAT: names and components
 * are read back for years; see docs/events.
 */
public sealed interface UsageImportEvent {

    String importId();

    record UsageDeliveryStaged(String importId, Delivery delivery, Stamp stamp)
            implements UsageImportEvent {}

    /** One block of readings; it counts once the delivery is accepted. */
    record UsageLinesRecorded(String importId, int number, UsageLines lines)
            implements UsageImportEvent {}

    /**
     * From here its readings count for every day its slices cover.
     *
     * @param digest SHA-256 over all readings in their stated order; estimates are not among them,
     *     because runs, which name it, read none
     */
    record UsageDeliveryAccepted(
            String importId,
            Delivery delivery,
            List<UsageSlice> slices,
            int chunks,
            String digest,
            List<Finding> findings,
            Stamp stamp)
            implements UsageImportEvent {}

    record UsageDeliveryRejected(
            String importId, Delivery delivery, List<Finding> findings, Stamp stamp)
            implements UsageImportEvent {}
}
