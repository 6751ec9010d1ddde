package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.JOURNAL;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** One journal on a store in memory, to which commands are given one after the other. */
final class JournalUnderTest {

    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();

    JournalUnderTest() {
        AggregateAnnotationCommandHandler.<Journal>builder()
                .aggregateType(Journal.class)
                .repository(
                        EventSourcingRepository.builder(Journal.class).eventStore(store).build())
                .build()
                .subscribe(bus);
    }

    JournalUnderTest given(List<? extends JournalCommand> commands) {
        commands.forEach(this::accepts);
        return this;
    }

    /** Gives the command and answers what happened because of it. */
    List<JournalEvent> accepts(JournalCommand command) {
        var before = events().size();
        var refusal = give(command);
        if (refusal != null) {
            throw new AssertionError(command + " was refused", refusal);
        }
        var events = events();
        return events.subList(before, events.size());
    }

    void refuses(JournalCommand command, String type) {
        var before = events();
        var refusal = give(command);
        assertThat(refusal).as(command.toString()).isNotNull();
        assertThat(refusal).extracting(Refusal::type).isEqualTo(type);
        assertThat(events()).hasSameSizeAs(before);
    }

    /** Null when the command was accepted. */
    @Nullable Refusal give(JournalCommand given) {
        var command =
                given instanceof ApproveTransition approval && approval.asOf() == Samples.ALL
                        ? new ApproveTransition(
                                approval.journalId(),
                                approval.period(),
                                approval.checklist(),
                                sequence(),
                                approval.contentHash(),
                                approval.stamp())
                        : given;
        var result = new AtomicReference<@Nullable Throwable>();
        bus.dispatch(
                GenericCommandMessage.asCommandMessage(command),
                (_, outcome) ->
                        result.set(outcome.isExceptional() ? outcome.exceptionResult() : null));
        var failure = result.get();
        if (failure == null || failure instanceof Refusal) {
            return (Refusal) failure;
        }
        throw new AssertionError(command + " failed", failure);
    }

    /** Of the last entry. */
    long sequence() {
        return events().stream()
                .filter(EntriesPosted.class::isInstance)
                .mapToLong(event -> ((EntriesPosted) event).entries().size())
                .sum();
    }

    List<JournalEvent> events() {
        return events(JOURNAL);
    }

    /** What happened to the journal of another book. */
    List<JournalEvent> events(String journalId) {
        return store.readEvents(journalId)
                .asStream()
                .map(message -> (JournalEvent) message.getPayload())
                .toList();
    }

    <E extends JournalEvent> E lastOf(Class<E> type) {
        return events().reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
