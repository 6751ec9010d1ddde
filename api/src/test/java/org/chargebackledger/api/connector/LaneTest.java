package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.connector.Lane.Turn;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The order in which a connector's slices are fetched, and when a failed one has its turn again.
 */
class LaneTest {

    private final Lane lane = new Lane(connector());

    @Test
    void slices_have_their_turn_in_order_and_each_once() {
        assertThat(lane.add(turn("2026-10-03"))).isTrue();
        assertThat(lane.add(turn("2026-10-01"))).isFalse();
        assertThat(lane.add(turn("2026-10-01"))).isFalse();
        assertThat(Objects.requireNonNull(lane.next()).slice()).isEqualTo(slice("2026-10-01"));
        assertThat(lane.add(turn("2026-10-02"))).isFalse();
        assertThat(lane.has(slice("2026-10-01"))).isTrue();
        assertThat(Objects.requireNonNull(lane.next()).slice()).isEqualTo(slice("2026-10-02"));
        assertThat(Objects.requireNonNull(lane.next()).slice()).isEqualTo(slice("2026-10-03"));
        assertThat(lane.next()).isNull();
        assertThat(lane.isIdle()).isTrue();
        assertThat(lane.add(turn("2026-10-01"))).isTrue();
    }

    @Test
    void a_lane_that_rests_is_begun_by_nobody_but_the_end_of_its_rest() {
        lane.add(turn("2026-10-01"));
        lane.add(turn("2026-10-02"));
        var first = Objects.requireNonNull(lane.next());
        lane.stop(first.again());
        assertThat(lane.isIdle()).isFalse();
        assertThat(lane.begins()).isTrue();
        assertThat(lane.begins()).isFalse();
        assertThat(lane.next()).isEqualTo(first.again());
    }

    @Test
    void attempts_are_bounded_and_only_what_passes_is_repeated() {
        var first = turn("2026-10-01");
        var broken = Outcome.of(new FetchFailure(Reason.BROKEN, "500"));
        assertThat(lane.pauseAfter(first, broken)).isEqualTo(Duration.ofMinutes(1));
        assertThat(lane.pauseAfter(first.again(), broken)).isEqualTo(Duration.ofMinutes(5));
        assertThat(lane.pauseAfter(first.again().again().again(), broken)).isNull();
        assertThat(lane.pauseAfter(first, Outcome.of(new FetchFailure(Reason.REFUSED, "404"))))
                .isNull();
        assertThat(lane.pauseAfter(first, Outcome.REJECTED)).isNull();
    }

    @Test
    void a_service_that_asks_to_wait_longer_is_given_the_time() {
        var first = turn("2026-10-01");
        assertThat(lane.pauseAfter(first, throttled(Duration.ofHours(1))))
                .isEqualTo(Duration.ofHours(1));
        assertThat(lane.pauseAfter(first, throttled(Duration.ofSeconds(1))))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(lane.pauseAfter(first, throttled(Duration.ofDays(1)))).isNull();
    }

    @Test
    void what_is_given_up_waits_no_more() {
        lane.add(turn("2026-10-01"));
        lane.add(turn("2026-10-02"));
        lane.next();
        assertThat(lane.giveUp()).containsExactly(slice("2026-10-02"));
        assertThat(lane.next()).isNull();
        lane.pause(slice("2026-10-01"));
        assertThat(lane.isIdle()).isFalse();
        assertThat(lane.has(slice("2026-10-01"))).isTrue();
    }

    private static Outcome throttled(Duration retryAfter) {
        return Outcome.of(new FetchFailure(Reason.THROTTLED, "429", retryAfter));
    }

    private static Turn turn(String day) {
        return new Turn(slice(day), "preparer", 0);
    }

    private static Slice slice(String day) {
        return SliceLength.DAY.of(LocalDate.parse(day));
    }

    private static ConfiguredConnector connector() {
        var environment = new MockEnvironment();
        environment.setProperty("chargeback.connectors[0].name", "eu");
        environment.setProperty("chargeback.connectors[0].kind", "opencost");
        environment.setProperty("chargeback.connectors[0].from", "2026-10-01");
        environment.setProperty("chargeback.connectors[0].options.address", "http://a");
        environment.setProperty("chargeback.connectors[0].options.clusters", "prod");
        return ConnectorBeans.catalog(environment).all().getFirst();
    }
}
