package org.chargebackledger.ledger.imports;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLines;

import java.util.List;

/** What can be asked of the import of one cost delivery. */
public sealed interface CostImportCommand {

    /** Records that the files have arrived and are kept. */
    record StageCostDelivery(
            @TargetAggregateIdentifier String importId, Delivery delivery, Stamp stamp)
            implements CostImportCommand {}

    /**
     * Records one block of a staged delivery's lines in its own stream; repeating it is harmless.
     */
    record RecordCostLines(
            @TargetAggregateIdentifier String chunkId,
            String importId,
            int number,
            String snapshotId,
            CostLines lines)
            implements CostImportCommand {}

    /**
     * Ends the staging: accepted, or held when a finding says HOLD. All lines must be recorded.
     *
     * @param findings none may say REJECT
     */
    record AcceptCostDelivery(
            @TargetAggregateIdentifier String importId,
            List<CostSnapshot> snapshots,
            List<ControlTotal> controlTotals,
            List<Finding> findings,
            Stamp stamp)
            implements CostImportCommand {}

    /** Ends the staging: nothing of the delivery counts. */
    record RejectCostDelivery(
            @TargetAggregateIdentifier String importId, List<Finding> findings, Stamp stamp)
            implements CostImportCommand {}

    /**
     * Accepts a held delivery; not by the person who delivered it.
     *
     * @param snapshots with the revisions that they take now
     * @param contentHash what the approver has read, see {@link HeldContent}
     */
    record ReleaseCostDelivery(
            @TargetAggregateIdentifier String importId,
            List<CostSnapshot> snapshots,
            String reason,
            String contentHash,
            Stamp stamp)
            implements CostImportCommand {}

    /** The stream that holds one block of lines of an import. */
    static String chunkId(String importId, int number) {
        return importId + "/lines/" + number;
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(CostImport.class, CostLineChunk.class);
    }
}
