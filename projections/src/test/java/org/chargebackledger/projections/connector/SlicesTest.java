package org.chargebackledger.projections.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.connector.ConnectorSlice;
import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.ledger.connector.SliceEvent;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFailed;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFetched;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.connector.KnownSlice.Failure;
import org.chargebackledger.projections.connector.KnownSlice.Fetch;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is shown of slices: the last answer stays while later attempts fail. */
class SlicesTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final ConnectorSlice DAY = day("2026-10-31");

    private Feed feed;
    private Slices slices;

    @BeforeEach
    void start() {
        var database = Database.fresh();
        feed = new Feed(database);
        slices = ReadModels.of(database).slices();
    }

    @Test
    void a_slice_is_unknown_until_it_is_tried() {
        assertThat(slices.find(DAY)).isEmpty();
        feed.one(failed(DAY, 1));
        var known = slices.find(DAY).orElseThrow();
        assertThat(known.slice()).isEqualTo(DAY);
        assertThat(known.fetched()).isNull();
        assertThat(known.failures()).isEqualTo(1);
    }

    @Test
    void the_last_answer_stays_while_later_attempts_fail() {
        feed.one(fetched(DAY, 1, true, "i1"));
        feed.one(fetched(DAY, 2, false, "i1"));
        feed.one(failed(DAY, 3));
        feed.one(failed(DAY, 4));
        assertThat(slices.find(DAY))
                .contains(
                        new KnownSlice(
                                DAY,
                                2,
                                new Fetch(
                                        at(2),
                                        at(1),
                                        at(0),
                                        Finality.PRELIMINARY,
                                        List.of("i1"),
                                        4,
                                        99),
                                2,
                                new Failure(at(4), "THROTTLED", "answered 429")));
    }

    @Test
    void an_answer_ends_the_failures_and_says_since_when_it_is_so() {
        feed.one(failed(DAY, 1));
        feed.one(fetched(DAY, 2, true, "i1"));
        feed.one(fetched(DAY, 3, true, "i2"));
        assertThat(slices.find(DAY))
                .contains(
                        new KnownSlice(
                                DAY,
                                2,
                                new Fetch(
                                        at(3),
                                        at(3),
                                        at(0),
                                        Finality.PRELIMINARY,
                                        List.of("i2"),
                                        4,
                                        99),
                                0,
                                null));
    }

    @Test
    void slices_are_listed_by_connector_and_day() {
        var events =
                List.<SliceEvent>of(
                        fetched(day("2026-11-01"), 1, true, "i2"),
                        fetched(DAY, 2, true, "i1"),
                        failed(day("2026-11-02"), 3),
                        fetched(
                                new ConnectorSlice(
                                        "main", "us", "opencost", DAY.firstDay(), DAY.endDay()),
                                4,
                                true,
                                "i9"));
        feed.all(events);
        feed.reset();
        feed.all(events);
        assertThat(slices.of("main", "eu", DAY.firstDay(), LocalDate.parse("2026-11-02")))
                .extracting(known -> known.slice().firstDay())
                .containsExactly(DAY.firstDay(), LocalDate.parse("2026-11-01"));
        assertThat(slices.of("other", "eu", DAY.firstDay(), LocalDate.parse("2026-11-02")))
                .isEmpty();
    }

    private static ConnectorSlice day(String day) {
        var first = LocalDate.parse(day);
        return new ConnectorSlice("main", "eu", "opencost", first, first.plusDays(1));
    }

    private static Instant at(int hour) {
        return NOON.plusSeconds(3600L * hour);
    }

    private static SliceFetched fetched(
            ConnectorSlice slice, int hour, boolean changed, String importId) {
        return new SliceFetched(
                slice.id(),
                slice,
                Finality.PRELIMINARY,
                List.of(importId),
                changed,
                List.of("GET x"),
                4,
                99,
                at(0),
                new Stamp("preparer", at(hour)));
    }

    private static SliceFailed failed(ConnectorSlice slice, int hour) {
        return new SliceFailed(
                slice.id(), slice, "THROTTLED", "answered 429", new Stamp("preparer", at(hour)));
    }
}
