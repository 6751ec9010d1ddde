package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.chargebackledger.ledger.Given;
import org.chargebackledger.ledger.codec.EventSerializer;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A journal restored from a snapshot. */
class JournalSnapshotTest {

    private final EventSerializer serializer = new EventSerializer();

    @Test
    void a_snapshot_taken_at_any_time_continues_as_the_whole_stream() {
        var events = JournalSnapshots.events();
        var whole = bytes(JournalSnapshots.after(events));
        for (var taken = 1; taken <= events.size(); taken++) {
            var restored = restored(events.subList(0, taken));
            events.subList(taken, events.size()).forEach(restored::on);
            assertThat(bytes(restored)).as("snapshot after %d events", taken).isEqualTo(whole);
        }
    }

    @Test
    void a_restored_journal_goes_on_posting() {
        new AggregateTestFixture<>(Journal.class)
                .givenState(() -> restored(JournalSnapshots.events()))
                .when(Given.post("run-2", 0, Given.drafts("run-2")))
                .expectSuccessfulHandlerExecution();
    }

    private Journal restored(List<JournalEvent> events) {
        var snapshot = serializer.serialize(JournalSnapshots.after(events), byte[].class);
        return (Journal) requireNonNull(serializer.<byte[], Object>deserialize(snapshot));
    }

    private byte[] bytes(Journal journal) {
        return serializer.serialize(journal, byte[].class).getData();
    }
}
