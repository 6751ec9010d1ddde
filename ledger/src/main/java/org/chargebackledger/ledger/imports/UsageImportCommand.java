package org.chargebackledger.ledger.imports;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;

import java.util.List;

/** What can be asked of the import of one usage delivery. */
public sealed interface UsageImportCommand {

    /** Records that the files have arrived and are kept. */
    record StageUsageDelivery(
            @TargetAggregateIdentifier String importId, Delivery delivery, Stamp stamp)
            implements UsageImportCommand {}

    /** Records one block of a staged delivery's readings; repeating it is harmless. */
    record RecordUsageLines(
            @TargetAggregateIdentifier String chunkId,
            String importId,
            int number,
            UsageLines lines)
            implements UsageImportCommand {}

    /** Ends the staging: the readings count from here. All of them must be recorded. */
    record AcceptUsageDelivery(
            @TargetAggregateIdentifier String importId,
            List<UsageSlice> slices,
            int chunks,
            String digest,
            List<Finding> findings,
            Stamp stamp)
            implements UsageImportCommand {}

    /** Ends the staging: nothing of the delivery counts. */
    record RejectUsageDelivery(
            @TargetAggregateIdentifier String importId, List<Finding> findings, Stamp stamp)
            implements UsageImportCommand {}

    /** The stream that holds one block of readings of an import. */
    static String chunkId(String importId, int number) {
        return importId + "/lines/" + number;
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(UsageImport.class, UsageLineChunk.class);
    }
}
