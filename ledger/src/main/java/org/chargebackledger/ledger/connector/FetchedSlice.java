package org.chargebackledger.ledger.connector;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.connector.SliceCommand.RecordFailure;
import org.chargebackledger.ledger.connector.SliceCommand.RecordFetch;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFailed;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFetched;
import org.jspecify.annotations.Nullable;

import java.time.ZoneOffset;
import java.util.List;

/** One slice of a connector: each attempt is recorded once, in the order of time. */
@AggregateRoot
final class FetchedSlice {

    @AggregateIdentifier private String sliceId;
    private @Nullable List<String> imports;
    private @Nullable Stamp last;

    /** For Axon, which rebuilds the slice from its events. */
    FetchedSlice() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordFetch command) {
        requirePlace(command.sliceId(), command.slice());
        if (command.finality() == Finality.FINAL) {
            requireOver(command.slice(), command.stamp());
        }
        if (isNews(command.stamp())) {
            apply(
                    new SliceFetched(
                            command.sliceId(),
                            command.slice(),
                            command.finality(),
                            command.imports(),
                            !command.imports().equals(imports),
                            command.questions(),
                            command.files(),
                            command.bytes(),
                            command.asOf(),
                            command.stamp()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordFailure command) {
        requirePlace(command.sliceId(), command.slice());
        if (command.reason().isBlank() || command.message().isBlank()) {
            throw Refusal.invalid("failure-without-reason", "a failure says why");
        }
        if (isNews(command.stamp())) {
            apply(
                    new SliceFailed(
                            command.sliceId(),
                            command.slice(),
                            command.reason(),
                            command.message(),
                            command.stamp()));
        }
    }

    private static void requirePlace(String sliceId, ConnectorSlice slice) {
        if (!sliceId.equals(slice.id())) {
            throw Refusal.invalid("slice-misplaced", sliceId + " is not the stream of the slice");
        }
        if (!slice.firstDay().isBefore(slice.endDay())) {
            throw Refusal.invalid("slice-empty", sliceId + " has no day");
        }
    }

    /** Nothing is final while its days go on. */
    private static void requireOver(ConnectorSlice slice, Stamp stamp) {
        if (stamp.at().isBefore(slice.endDay().atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw Refusal.invalid("slice-not-over", slice.id() + " is final before it is over");
        }
    }

    /** An attempt that is recorded already is none; one that began before it comes too late. */
    private boolean isNews(Stamp stamp) {
        if (last != null && stamp.at().isBefore(last.at())) {
            throw Refusal.conflict(
                    "fetch-outdated", sliceId + " has been fetched again since " + stamp.at());
        }
        return !stamp.equals(last);
    }

    @EventSourcingHandler
    void on(SliceFetched event) {
        sliceId = event.sliceId();
        imports = event.imports();
        last = event.stamp();
    }

    @EventSourcingHandler
    void on(SliceFailed event) {
        sliceId = event.sliceId();
        last = event.stamp();
    }
}
