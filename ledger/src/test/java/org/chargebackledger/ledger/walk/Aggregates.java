package org.chargebackledger.ledger.walk;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.dispute.DisputeCommand;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.materiality.ReviewCommand;
import org.chargebackledger.ledger.run.RunCommand;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything in the ledger that decides, on a store in memory. */
final class Aggregates {

    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final List<Object> events = new ArrayList<>();

    /**
     * Aggregates of which somebody reads along.
     *
     * @param reader is told every event once
     */
    Aggregates(Consumer<Object> reader) {
        var _ =
                store.subscribe(messages ->
                        messages.forEach(message -> {
                            events.add(message.getPayload());
                            reader.accept(message.getPayload());
                        }));
        Stream.of(
                        JournalCommand.decidedBy(),
                        ReviewCommand.decidedBy(),
                        DisputeCommand.decidedBy(),
                        AdjustmentCommand.decidedBy(),
                        RunCommand.decidedBy())
                .flatMap(List::stream)
                .forEach(this::register);
    }

    private <T> void register(Class<T> type) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(
                        EventSourcingRepository.builder(type)
                                .eventStore(store)
                                .cache(new WeakReferenceCache())
                                .build())
                .build()
                .subscribe(bus);
    }

    /** How many events there are. */
    int size() {
        return events.size();
    }

    /**
     * Has a command decided.
     *
     * @throws Refusal if it is refused
     */
    void decide(Object command) {
        var result = new AtomicReference<@Nullable Throwable>();
        bus.dispatch(
                GenericCommandMessage.asCommandMessage(command),
                (_, outcome) ->
                        result.set(outcome.isExceptional() ? outcome.exceptionResult() : null));
        switch (result.get()) {
            case null -> {}
            case Refusal refusal -> throw refusal;
            case Throwable failure -> throw new AssertionError(command + " failed", failure);
        }
    }
}
