package org.chargebackledger.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.serialization.SimpleSerializedObject;
import org.chargebackledger.ledger.ProjectRoot;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent;
import org.chargebackledger.ledger.connector.SliceEvent;
import org.chargebackledger.ledger.dispute.AcceptanceEvent;
import org.chargebackledger.ledger.dispute.DisputeEvent;
import org.chargebackledger.ledger.erp.ErpEvent;
import org.chargebackledger.ledger.imports.CostImportEvent;
import org.chargebackledger.ledger.imports.UsageImportEvent;
import org.chargebackledger.ledger.invoice.InvoiceEvent;
import org.chargebackledger.ledger.journal.JournalEvent;
import org.chargebackledger.ledger.masterdata.MasterDataEvent;
import org.chargebackledger.ledger.materiality.ReviewEvent;
import org.chargebackledger.ledger.notice.NoticeEvent;
import org.chargebackledger.ledger.policy.PolicyEvent;
import org.chargebackledger.ledger.register.RegisterEvent;
import org.chargebackledger.ledger.run.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contract with the past: what was stored once is read for ever. Run with {@code
 * -Dstored.format=write} after adding a type; a changed file means a new revision and an upcaster.
 */
class StoredFormatTest {

    private static final List<Class<?>> FAMILIES =
            List.of(
                    CostImportEvent.class,
                    UsageImportEvent.class,
                    SliceEvent.class,
                    RegisterEvent.class,
                    MasterDataEvent.class,
                    PolicyEvent.class,
                    AdjustmentEvent.class,
                    DisputeEvent.class,
                    AcceptanceEvent.class,
                    NoticeEvent.class,
                    RunEvent.class,
                    InvoiceEvent.class,
                    ReviewEvent.class,
                    JournalEvent.class,
                    ErpEvent.class);

    private static final EventSerializer SERIALIZER = new EventSerializer();

    static Stream<Object> samples() {
        return SampleEvents.all();
    }

    static Stream<SampleEvents.Grown> grown() {
        return SampleEvents.grown();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_type_is_stored_as_it_always_was(Object event) throws IOException {
        assertThat(plain(event)).isEqualTo(Files.readString(stored(event, "")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_was_stored_is_read_back_as_it_was(Object event) throws IOException {
        isReadBack(event, stored(event, ""));
    }

    /** What was added to a type without a new revision is stored the same for ever, too. */
    @ParameterizedTest
    @MethodSource("grown")
    void what_was_added_is_stored_and_read_back_as_it_was(SampleEvents.Grown grown)
            throws IOException {
        var file = stored(grown.event(), grown.form());
        assertThat(plain(grown.event())).isEqualTo(Files.readString(file));
        isReadBack(grown.event(), file);
    }

    /** A type that has grown twice has a second sample. */
    @Test
    void the_rounding_of_an_invoice_is_stored_and_read_back_as_it_was() throws IOException {
        var event = SampleEvents.rounded();
        var file = stored(event, "-rounded");
        assertThat(plain(event)).isEqualTo(Files.readString(file));
        isReadBack(event, file);
    }

    @Test
    void a_fetched_invoice_is_stored_and_read_back_with_its_answer() throws IOException {
        var event = SampleEvents.fetched();
        var file = stored(event, "-fetched");
        assertThat(plain(event)).isEqualTo(Files.readString(file));
        isReadBack(event, file);
    }

    @Test
    void an_entry_in_two_currencies_is_stored_and_read_back_as_it_was() throws IOException {
        var event = SampleEvents.translated();
        var file = stored(event, "-translated");
        assertThat(plain(event)).isEqualTo(Files.readString(file));
        isReadBack(event, file);
    }

    private static void isReadBack(Object event, Path file) throws IOException {
        var type = SERIALIZER.typeForClass(event.getClass());
        Object read =
                SERIALIZER.deserialize(
                        new SimpleSerializedObject<>(Files.readAllBytes(file), byte[].class, type));
        if (event.getClass().isRecord()) {
            assertThat(read).isEqualTo(event);
        }
        assertThat(SERIALIZER.serialize(read, byte[].class).getData())
                .isEqualTo(SERIALIZER.serialize(event, byte[].class).getData());
    }

    @Test
    void every_event_that_can_happen_has_a_stored_type() {
        var events =
                FAMILIES.stream().flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
        assertThat(events).allMatch(event -> StoredTypes.of(event).isPresent());
    }

    @Test
    void every_stored_type_has_a_sample() {
        assertThat(SampleEvents.all().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        StoredTypes.all().stream().<Class<?>>map(StoredType::type).toList());
    }

    private static String plain(Object event) {
        var stored = SERIALIZER.serialize(event, byte[].class).getData();
        return new String(Zstandard.plain(stored), StandardCharsets.UTF_8);
    }

    /** The file that says how the type was stored first; it is written once, if asked. */
    private static Path stored(Object event, String form) throws IOException {
        var type = SERIALIZER.typeForClass(event.getClass());
        var file =
                ProjectRoot.find()
                        .resolve("ledger/src/test/resources/events")
                        .resolve(type.getName() + ".v" + type.getRevision() + form + ".json");
        if ("write".equals(System.getProperty("stored.format")) && Files.notExists(file)) {
            Files.writeString(file, plain(event));
        }
        assertThat(file).exists();
        return file;
    }
}
