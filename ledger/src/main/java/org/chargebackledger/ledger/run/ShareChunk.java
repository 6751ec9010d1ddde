package org.chargebackledger.ledger.run;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.run.RunCommand.RecordShares;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.jspecify.annotations.Nullable;

/** One block of a run's shares in a stream of its own; only its digest is kept. */
@AggregateRoot
final class ShareChunk {

    /** Shares are cut into blocks of about a thousand; an event stays far below a megabyte. */
    private static final int SHARES_MAX = 5_000;

    @AggregateIdentifier private String chunkId;
    private @Nullable String digest;

    /** For Axon, which rebuilds the block from its event. */
    ShareChunk() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordShares command) {
        var shares = command.shares();
        if (command.number() < 0 || shares.isEmpty() || shares.size() > SHARES_MAX) {
            throw Refusal.invalid(
                    "block-size", "1 to " + SHARES_MAX + " shares go into a block, from block 0");
        }
        if (!command.chunkId().equals(RunCommand.chunkId(command.runId(), command.number()))) {
            throw Refusal.invalid(
                    "block-misplaced", command.chunkId() + " is not the stream of this block");
        }
        if (digest == null) {
            apply(new SharesRecorded(command.runId(), command.number(), shares));
        } else if (!digest.equals(LineDigest.of(shares))) {
            throw Refusal.conflict("block-differs", chunkId + " is recorded with other shares");
        }
    }

    @EventSourcingHandler
    void on(SharesRecorded event) {
        chunkId = RunCommand.chunkId(event.runId(), event.number());
        digest = LineDigest.of(event.shares());
    }
}
