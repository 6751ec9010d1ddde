package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.connector.ConnectorSlice;
import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.projections.connector.KnownSlice;
import org.chargebackledger.projections.connector.KnownSlice.Failure;
import org.chargebackledger.projections.connector.KnownSlice.Fetch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Days of a service that only knows the present: expected while they run, and then left alone. */
class ObservedDaysTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-03");
    private static final Slice DAY = SliceLength.DAY.of(LocalDate.parse("2026-11-02"));
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void the_running_day_is_expected() {
        var connector = catalog("none").all().getFirst();
        assertThat(connector.expected(LocalDate.MIN, LocalDate.MAX, TODAY))
                .extracting(Slice::toString)
                .containsExactly("2026-11-01", "2026-11-02", "2026-11-03");
    }

    @Test
    void while_it_runs_a_day_is_due_again_and_again() {
        assertThat(slice(NOON, null, false).isDue(0)).isTrue();
        assertThat(slice(NOON, null, false).isFinal()).isFalse();
    }

    @Test
    void what_was_seen_last_stands_when_the_day_is_over() {
        var seen = slice(NOON, null, true);
        assertThat(seen.isFinal()).isTrue();
        assertThat(seen.isDue(5)).isFalse();
        assertThat(slice(NOON, DAY.end().minusSeconds(9), true).isDue(0)).isFalse();
    }

    @Test
    void a_day_that_nobody_saw_is_tried_until_it_cannot_be_had_any_more() {
        assertThat(new ExpectedSlice(DAY, null, true).isDue(0)).isTrue();
        assertThat(slice(null, NOON, true).isDue(0)).isTrue();
        assertThat(slice(null, DAY.end().plusSeconds(86_399), true).isDue(0)).isTrue();
        assertThat(slice(null, DAY.end().plusSeconds(86_400), true).isDue(0)).isFalse();
    }

    @Test
    void nodes_come_from_one_connector() {
        assertThat(catalog("none").all()).hasSize(2);
        assertThatThrownBy(() -> catalog("capacity"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(
                        "connector 'metrics': nodes of cluster prod is delivered by 'eu' already");
    }

    private static ConnectorCatalog catalog(String nodes) {
        var environment = new MockEnvironment();
        var all =
                Map.ofEntries(
                        Map.entry("[0].name", "eu"),
                        Map.entry("[0].kind", "kubernetes"),
                        Map.entry("[0].from", "2026-11-01"),
                        Map.entry("[0].options.cluster", "prod"),
                        Map.entry("[0].options.nodes", nodes),
                        Map.entry("[1].name", "metrics"),
                        Map.entry("[1].kind", "prometheus"),
                        Map.entry("[1].from", "2026-11-01"),
                        Map.entry("[1].options.address", "http://prometheus:9090"),
                        Map.entry("[1].options.clusters", "prod"));
        all.forEach(
                (name, value) -> environment.setProperty("chargeback.connectors" + name, value));
        return ConnectorBeans.catalog(environment);
    }

    private static ExpectedSlice slice(
            @Nullable Instant seen, @Nullable Instant failed, boolean isPast) {
        var fetch =
                seen == null
                        ? null
                        : new Fetch(seen, seen, null, Finality.PRELIMINARY, List.of(), 1, 1);
        var failure = failed == null ? null : new Failure(failed, "REFUSED", "over");
        return new ExpectedSlice(
                DAY,
                new KnownSlice(
                        new ConnectorSlice(
                                "main", "eu", "kubernetes", DAY.firstDay(), DAY.endDay()),
                        1,
                        fetch,
                        1,
                        failure),
                isPast);
    }
}
