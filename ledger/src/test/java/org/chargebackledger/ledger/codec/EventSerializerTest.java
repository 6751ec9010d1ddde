package org.chargebackledger.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.AccountSavings;
import org.chargebackledger.ledger.run.RunEvent.RunComputed;
import org.chargebackledger.ledger.run.Savings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How Axon uses the serializer. */
class EventSerializerTest {

    private final EventSerializer serializer = new EventSerializer();
    private final PeriodOpened event = new PeriodOpened("journal/main", OCTOBER, PREPARER);
    private final CostLinesRecorded block =
            new CostLinesRecorded("imp-1", 0, "imp-1-1", Samples.costLines());

    @Test
    void an_event_is_stored_under_its_declared_name_and_revision() {
        var stored = serializer.serialize(event, byte[].class);
        assertThat(stored.getType())
                .isEqualTo(new SimpleSerializedType("Journal.PeriodOpened", "1"));
        assertThat(serializer.classForType(stored.getType())).isEqualTo(PeriodOpened.class);
        assertThat(text(stored.getData()))
                .isEqualTo(
                        "{\"journalId\":\"journal/main\",\"period\":\"2026-10\",\"stamp\":"
                            + "{\"actor\":\"preparer\",\"at\":\"2026-11-02T09:30:00.123456Z\"}}");
    }

    @Test
    void blocks_of_lines_are_zstandard_frames_of_json() {
        var stored = serializer.serialize(block, byte[].class).getData();
        var plain = Zstd.decompress(stored, (int) Zstd.getFrameContentSize(stored));
        assertThat(text(plain)).startsWith("{\"format\":1,\"importId\":\"imp-1\"");
    }

    /** Ten figures of six digits and 24 decimals: no month has as many. */
    @Test
    void the_savings_of_five_accounts_and_500_cost_centers_stay_under_a_megabyte() {
        var figure = Exact.parse("123456.789012345678901234567891");
        var each =
                new Savings(
                        figure, figure, figure, figure, figure, figure, figure, figure, figure,
                        figure);
        var charged =
                IntStream.range(0, 500)
                        .mapToObj(n -> new AccountSavings.Charged("CC-" + (1000 + n), each))
                        .toList();
        var savings = new AccountSavings(Samples.savings().account(), charged, each);
        var computed =
                new RunComputed(
                        "run-1",
                        List.of(),
                        List.of(),
                        1,
                        "d3",
                        Collections.nCopies(5, savings),
                        PREPARER);
        var stored = serializer.serialize(computed, byte[].class);
        assertThat(stored.getData().length).isLessThan(1_000_000);
        assertThat(read(stored)).isEqualTo(computed);
        assertThatThrownBy(() ->
                        read(
                                new SimpleSerializedObject<>(
                                        text(stored.getData())
                                                .replaceFirst("\"123456[^\"]+\",", "")
                                                .getBytes(StandardCharsets.UTF_8),
                                        byte[].class,
                                        stored.getType())))
                .hasStackTraceContaining("savings have 10 figures");
    }

    @Test
    void meta_data_comes_back_as_it_was() {
        var metaData = MetaData.from(Map.of("traceId", "4711", "attempt", 2, "late", true));
        var stored = serializer.serialize(metaData, byte[].class);
        assertThat(read(stored)).isEqualTo(metaData);
        assertThat(read(new SerializedMetaData<>(stored.getData(), byte[].class)))
                .isEqualTo(metaData);
    }

    @Test
    void nothing_comes_back_as_nothing() {
        var stored = serializer.serialize(null, byte[].class);
        assertThat(read(stored)).isNull();
    }

    @Test
    void a_type_that_is_not_declared_is_not_written() {
        assertThatThrownBy(() -> serializer.serialize("text", byte[].class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String is no stored type");
    }

    @Test
    void a_name_that_is_not_declared_is_read_as_unknown() {
        var stored =
                new SimpleSerializedObject<>(
                        bytes("{}"), byte[].class, new SimpleSerializedType("Budget.Set", "1"));
        assertThat(read(stored)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void a_revision_that_nothing_upcasts_is_an_error() {
        var stored =
                new SimpleSerializedObject<>(
                        bytes("{}"),
                        byte[].class,
                        new SimpleSerializedType("Journal.PeriodOpened", "2"));
        assertThatThrownBy(() -> serializer.deserialize(stored))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void what_is_missing_or_unknown_in_an_event_is_an_error() {
        refuses("{\"journalId\":\"journal/main\",\"period\":\"2026-10\"}");
        refuses(
                "{\"journalId\":\"j\",\"period\":\"2026-13\",\"stamp\":"
                        + "{\"actor\":\"a\",\"at\":\"2026-11-02T09:30:00Z\"}}");
        refuses(
                "{\"journalId\":\"j\",\"period\":\"2026-10\",\"more\":1,\"stamp\":"
                        + "{\"actor\":\"a\",\"at\":\"2026-11-02T09:30:00Z\"}}");
    }

    private void refuses(String json) {
        var type = new SimpleSerializedType("Journal.PeriodOpened", "1");
        assertThatThrownBy(() ->
                        serializer.deserialize(
                                new SimpleSerializedObject<>(bytes(json), byte[].class, type)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void an_upcaster_sees_blocks_of_lines_as_json_too() {
        var stored = serializer.serialize(block, JsonNode.class);
        assertThat(stored.getData().at("/columns/provider/all").asText()).isEqualTo("AWS");
        var moved = ((ObjectNode) stored.getData()).put("snapshotId", "imp-1-2");
        assertThat(read(new SimpleSerializedObject<>(moved, JsonNode.class, stored.getType())))
                .isEqualTo(new CostLinesRecorded("imp-1", 0, "imp-1-2", block.lines()));
    }

    @Test
    void a_stream_of_bytes_does_as_well() throws IOException {
        assertThat(serializer.canSerializeTo(InputStream.class)).isTrue();
        try (var stream = serializer.serialize(event, InputStream.class).getData()) {
            assertThat(stream.readAllBytes())
                    .isEqualTo(serializer.serialize(event, byte[].class).getData());
        }
    }

    @Test
    void a_message_is_serialized_whole() {
        var message = GenericEventMessage.asEventMessage(event);
        assertThat(message.serializePayload(serializer, byte[].class).getType().getName())
                .isEqualTo("Journal.PeriodOpened");
    }

    @Test
    void a_snapshot_of_another_revision_is_passed_over() {
        var filter = new CurrentSnapshots();
        assertThat(List.of("4", "5"))
                .filteredOn(revision -> filter.test(snapshot(revision)))
                .containsExactly("5");
    }

    private @Nullable Object read(SerializedObject<?> stored) {
        return serializer.deserialize(stored);
    }

    private static DomainEventData<byte[]> snapshot(String revision) {
        return new GenericDomainEventEntry<>(
                "Journal",
                "journal/main",
                1,
                "event-1",
                PREPARER.at(),
                "Journal",
                revision,
                bytes("{}"),
                bytes("{}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
