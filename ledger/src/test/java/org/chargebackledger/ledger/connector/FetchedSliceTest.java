package org.chargebackledger.ledger.connector;

import static org.chargebackledger.ledger.Given.recordFailure;
import static org.chargebackledger.ledger.Given.recordFetch;
import static org.chargebackledger.ledger.Refusing.refused;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.connector.SliceCommand.RecordFailure;
import org.chargebackledger.ledger.connector.SliceCommand.RecordFetch;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFailed;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFetched;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** What is recorded of the attempts to fetch a slice. */
class FetchedSliceTest {

    private static final String NOON = "2026-11-01T12:00:00Z";
    private static final String EVENING = "2026-11-01T18:00:00Z";

    private final AggregateTestFixture<FetchedSlice> slice =
            new AggregateTestFixture<>(FetchedSlice.class);

    @Test
    void what_is_fetched_first_is_a_change() {
        slice.givenNoPriorActivity()
                .when(recordFetch(NOON, "imp-2"))
                .expectEvents(fetched(recordFetch(NOON, "imp-2"), true));
    }

    @Test
    void the_same_answer_again_is_checked_and_no_change() {
        slice.givenCommands(recordFetch(NOON, "imp-2"))
                .when(recordFetch(EVENING, "imp-2"))
                .expectEvents(fetched(recordFetch(EVENING, "imp-2"), false));
    }

    @Test
    void another_answer_is_a_change_also_after_a_failure() {
        slice.givenCommands(recordFetch(NOON, "imp-2"), recordFailure(EVENING))
                .when(recordFetch("2026-11-02T06:00:00Z", "imp-3"))
                .expectEvents(fetched(recordFetch("2026-11-02T06:00:00Z", "imp-3"), true));
    }

    @Test
    void a_failure_takes_nothing_from_what_was_fetched() {
        var failure = recordFailure(EVENING);
        slice.givenCommands(recordFetch(NOON, "imp-2"))
                .when(failure)
                .expectEvents(
                        new SliceFailed(
                                failure.sliceId(),
                                failure.slice(),
                                "THROTTLED",
                                "answered 429",
                                failure.stamp()));
        slice.givenCommands(recordFetch(NOON, "imp-2"), failure)
                .when(recordFetch("2026-11-02T06:00:00Z", "imp-2"))
                .expectEvents(fetched(recordFetch("2026-11-02T06:00:00Z", "imp-2"), false));
    }

    @Test
    void an_older_attempt_does_not_take_the_place_of_a_newer_one() {
        refused(
                slice.givenCommands(recordFetch(EVENING, "imp-3")).when(recordFetch(NOON, "imp-2")),
                Kind.CONFLICT,
                "fetch-outdated");
        refused(
                slice.givenCommands(recordFetch(EVENING, "imp-3")).when(recordFailure(NOON)),
                Kind.CONFLICT,
                "fetch-outdated");
    }

    @Test
    void nothing_is_final_before_it_is_over() {
        var day = Samples.slice("2026-10-31");
        var tooEarly =
                new RecordFetch(
                        day.id(),
                        day,
                        Finality.FINAL,
                        List.of("imp-2"),
                        List.of(),
                        1,
                        1,
                        null,
                        new Stamp("preparer", Instant.parse("2026-10-31T23:59:59Z")));
        refused(slice.givenNoPriorActivity().when(tooEarly), Kind.INVALID, "slice-not-over");
    }

    @Test
    void a_failure_says_why() {
        var day = Samples.slice("2026-10-31");
        refused(
                slice.givenNoPriorActivity()
                        .when(new RecordFailure(day.id(), day, "BROKEN", " ", Samples.PREPARER)),
                Kind.INVALID,
                "failure-without-reason");
    }

    @Test
    void a_slice_has_its_own_stream() {
        var day = Samples.slice("2026-10-31");
        refused(
                slice.givenNoPriorActivity()
                        .when(
                                new RecordFailure(
                                        Samples.slice("2026-10-30").id(),
                                        day,
                                        "BROKEN",
                                        "no",
                                        Samples.PREPARER)),
                Kind.INVALID,
                "slice-misplaced");
    }

    @Test
    void a_slice_has_at_least_one_day() {
        var day = Samples.slice("2026-10-31");
        var empty = new ConnectorSlice("main", "eu", "opencost", day.firstDay(), day.firstDay());
        refused(
                slice.givenNoPriorActivity()
                        .when(new RecordFailure(day.id(), empty, "BROKEN", "no", Samples.PREPARER)),
                Kind.INVALID,
                "slice-empty");
    }

    private static SliceFetched fetched(RecordFetch command, boolean changed) {
        return new SliceFetched(
                command.sliceId(),
                command.slice(),
                command.finality(),
                command.imports(),
                changed,
                command.questions(),
                command.files(),
                command.bytes(),
                command.asOf(),
                command.stamp());
    }
}
