package org.chargebackledger.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.http.consistency.ReadModels;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.ledger.LedgerAggregates;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.codec.EventSerializer;
import org.chargebackledger.ledger.imports.CostImportCommand.ReleaseCostDelivery;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterEvent.CostCenterSet;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

class EngineTest extends ServiceTest {

    private static final Stamp STAMP = new Stamp("preparer", Instant.parse("2026-11-01T09:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void events_and_read_models_change_in_transactions_of_the_database() {
        assertThat(running().bean(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
        assertThat(running().bean(EventStorageEngine.class))
                .isInstanceOf(JdbcEventStorageEngine.class);
    }

    @Test
    void nothing_is_ever_stored_by_xstream() {
        var axon = running().bean(Configuration.class);
        assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
        assertThat(axon.messageSerializer()).isInstanceOf(JacksonSerializer.class);
        assertThat(axon.serializer()).isInstanceOf(JacksonSerializer.class);
    }

    @Test
    void what_a_command_did_is_stored_under_its_declared_name_and_shown() throws Exception {
        set("platform", "alpha");

        var stored =
                running().bean(EventStore.class).readEvents("register/alpha").asStream().toList();
        assertThat(stored)
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getPayload()).isInstanceOf(CostCenterSet.class));
        assertThat(
                        database()
                                .sql(
                                        """
                                        select payload_type from domain_event_entry
                                        where aggregate_identifier = 'register/alpha'
                                        """)
                                .query(String.class)
                                .single())
                .doesNotContain("org.chargebackledger");
        assertThat(running().bean(ReadModels.class).awaitCurrent(PATIENCE)).isTrue();
        assertThat(codes("alpha")).containsExactly("platform");
    }

    @Test
    void payloads_are_stored_as_they_come() {
        assertThat(
                        database()
                                .sql(
                                        """
                                        select attstorage from pg_attribute
                                        where attrelid = 'domain_event_entry'::regclass
                                          and attname = 'payload'
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("e");
    }

    @Test
    void a_number_that_was_taken_and_given_up_holds_up_no_reader() throws Exception {
        database()
                .sql("select nextval('domain_event_entry_global_index_seq')")
                .query(Long.class)
                .single();
        set("checkout", "gap");

        assertThat(running().bean(ReadModels.class).awaitCurrent(PATIENCE)).isTrue();
        assertThat(codes("gap")).containsExactly("checkout");
    }

    @Test
    void read_models_have_one_segment_each() throws Exception {
        set("search", "tokens");
        assertThat(running().bean(ReadModels.class).awaitCurrent(PATIENCE)).isTrue();
        assertThat(
                        database()
                                .sql(
                                        """
                                        select segment from token_entry where processor_name = ?
                                        """)
                                .param(ReadModelGroup.NAME)
                                .query(Integer.class)
                                .list())
                .containsExactly(0);
    }

    @Test
    void a_service_that_starts_again_goes_on_where_it_was() throws Exception {
        var home = RunningService.scratch();
        try (var first = RunningService.on("engine_restarted", home)) {
            first.bean(CommandGateway.class).sendAndWait(command("mobile", "main"));
        }
        try (var second = RunningService.on("engine_restarted", home)) {
            second.bean(CommandGateway.class).sendAndWait(command("data", "main"));
            assertThat(second.bean(ReadModels.class).awaitCurrent(PATIENCE)).isTrue();
            assertThat(second.bean(Registers.class).latest("main"))
                    .extracting(CostCenter::code)
                    .containsExactlyInAnyOrder("data", "mobile");
        }
    }

    @Test
    void a_long_stream_is_read_from_its_last_snapshot_of_todays_revision() throws Exception {
        var journal = JournalCommand.journalId("snapshots");
        var months = LedgerAggregates.EVENTS_BETWEEN_SNAPSHOTS + 5;
        var first = Period.parse("2020-01");
        Stream.iterate(first, Period::next)
                .limit(months)
                .forEach(month -> send(new OpenPeriod(journal, month, STAMP)));
        var taken = snapshotOf(journal);
        addSnapshotOfAnotherRevision(journal);

        assertThat(snapshotOf(journal)).isEqualTo(taken).isLessThan(months - 1);
        send(new OpenPeriod(journal, first, STAMP)); // is open, so that nothing happens
        assertThat(running().bean(EventStore.class).lastSequenceNumberFor(journal))
                .contains(months - 1L);
    }

    /** The sequence number that the snapshot of a stream stands at; it is taken beside the work. */
    private long snapshotOf(String aggregate) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var snapshot = running().bean(EventStorageEngine.class).readSnapshot(aggregate);
            if (snapshot.isPresent()) {
                return snapshot.get().getSequenceNumber();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no snapshot of " + aggregate + " is used");
    }

    private void addSnapshotOfAnotherRevision(String aggregate) {
        database()
                .sql(
                        """
                        insert into snapshot_event_entry (aggregate_identifier, sequence_number,
                            type, event_identifier, time_stamp, payload_type, payload_revision,
                            payload, meta_data)
                        select aggregate_identifier, sequence_number, type, 'another-snapshot',
                            time_stamp, 'Journal', '0', convert_to('{}', 'UTF8'), meta_data
                        from domain_event_entry where aggregate_identifier = ?
                        order by sequence_number desc limit 1
                        """)
                .param(aggregate)
                .update();
    }

    /** Of an exception that comes from another process only message and details are left. */
    @Test
    void a_refusal_leaves_the_command_bus_in_a_form_that_travels() {
        var unknown = new ReleaseCostDelivery("no-such-import", List.of(), "", "", STAMP);

        assertThatThrownBy(() -> send(unknown))
                .isInstanceOfSatisfying(
                        CommandExecutionException.class,
                        refused -> {
                            var arrived =
                                    new CommandExecutionException(
                                            "remote",
                                            null,
                                            overTheWire(refused.getDetails().orElseThrow()));
                            assertThat(Refusals.in(arrived).orElseThrow())
                                    .hasMessage("there is no import no-such-import")
                                    .extracting(Refusal::kind, Refusal::type)
                                    .containsExactly(Refusal.Kind.UNKNOWN, "import-unknown");
                        });
    }

    private Object overTheWire(Object details) {
        var serializer = running().bean(Configuration.class).messageSerializer();
        return serializer.deserialize(serializer.serialize(details, byte[].class));
    }

    private void send(Object command) {
        running().bean(CommandGateway.class).sendAndWait(command);
    }

    private void set(String code, String book) {
        send(command(code, book));
    }

    private static RegisterCommand command(String code, String book) {
        return new RegisterCommand.SetCostCenter(
                RegisterCommand.registerId(book),
                new CostCenter(
                        code,
                        code,
                        List.of(),
                        "6200",
                        "ACME",
                        "owner",
                        LocalDate.of(2026, 1, 1),
                        null,
                        null),
                STAMP);
    }

    private List<String> codes(String book) {
        return running().bean(Registers.class).latest(book).stream().map(CostCenter::code).toList();
    }

    private JdbcClient database() {
        return running().bean(JdbcClient.class);
    }
}
