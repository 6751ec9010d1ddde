package org.chargebackledger.ledger.imports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.imports.CostImportCommand.RecordCostLines;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.jspecify.annotations.Nullable;

/** One block of a cost delivery's lines in a stream of its own; only its digest is kept. */
@AggregateRoot
final class CostLineChunk {

    @AggregateIdentifier private String chunkId;
    private String snapshotId;
    private @Nullable String digest;

    /** For Axon, which rebuilds the block from its event. */
    CostLineChunk() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordCostLines command) {
        Deliveries.requireBlock(command.number(), command.lines().size());
        var id = CostImportCommand.chunkId(command.importId(), command.number());
        if (!command.chunkId().equals(id)) {
            throw Deliveries.wrongBlock(command.chunkId());
        }
        if (digest == null) {
            apply(
                    new CostLinesRecorded(
                            command.importId(),
                            command.number(),
                            command.snapshotId(),
                            command.lines()));
        } else if (!digest.equals(LineDigest.of(command.lines()))
                || !snapshotId.equals(command.snapshotId())) {
            throw Deliveries.differentBlock(chunkId);
        }
    }

    @EventSourcingHandler
    void on(CostLinesRecorded event) {
        chunkId = CostImportCommand.chunkId(event.importId(), event.number());
        snapshotId = event.snapshotId();
        digest = LineDigest.of(event.lines());
    }
}
