package org.chargebackledger.ledger.imports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.imports.UsageImportCommand.RecordUsageLines;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.jspecify.annotations.Nullable;

/** One block of a usage delivery's readings in a stream of its own; only its digest is kept. */
@AggregateRoot
final class UsageLineChunk {

    @AggregateIdentifier private String chunkId;
    private @Nullable String digest;

    /** For Axon, which rebuilds the block from its event. */
    UsageLineChunk() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordUsageLines command) {
        Deliveries.requireBlock(command.number(), command.lines().size());
        var id = UsageImportCommand.chunkId(command.importId(), command.number());
        if (!command.chunkId().equals(id)) {
            throw Deliveries.wrongBlock(command.chunkId());
        }
        if (digest == null) {
            apply(new UsageLinesRecorded(command.importId(), command.number(), command.lines()));
        } else if (!digest.equals(LineDigest.of(command.lines()))) {
            throw Deliveries.differentBlock(chunkId);
        }
    }

    @EventSourcingHandler
    void on(UsageLinesRecorded event) {
        chunkId = UsageImportCommand.chunkId(event.importId(), event.number());
        digest = LineDigest.of(event.lines());
    }
}
