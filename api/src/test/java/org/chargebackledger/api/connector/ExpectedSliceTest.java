package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.connector.ConnectorSlice;
import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.projections.connector.KnownSlice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

/** Which slices a schedule fetches (again). */
class ExpectedSliceTest {

    private static ExpectedSlice october(Finality finality, String fetchedAt) {
        var slice = SliceLength.MONTH.parse("2026-10");
        var at = Instant.parse(fetchedAt);
        var known =
                new KnownSlice(
                        new ConnectorSlice(
                                "main", "aws", "aws-athena", slice.firstDay(), slice.endDay()),
                        1,
                        new KnownSlice.Fetch(at, at, null, finality, List.of("imp-1"), 1, 9),
                        0,
                        null);
        return new ExpectedSlice(slice, known, false);
    }

    /** Complaint 9: refunds come after the last day, and after what was called final. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    FINAL,       2026-11-05T00:00:00Z,  0, false
                    FINAL,       2026-11-05T00:00:00Z, 20, true
                    FINAL,       2026-11-20T23:59:59Z, 20, true
                    FINAL,       2026-11-21T00:00:00Z, 20, false
                    PRELIMINARY, 2026-12-31T00:00:00Z, 20, true
                    """)
    void a_slice_is_read_again_until_so_many_days_after_its_end(
            Finality finality, String fetchedAt, int rereadDays, boolean isDue) {
        assertThat(october(finality, fetchedAt).isDue(rereadDays)).isEqualTo(isDue);
    }

    /** Observed at five past midnight and never again: the day is not known. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-05T00:05:00Z, true",
        "2026-10-05T17:59:59Z, true",
        "2026-10-05T18:00:00Z, false"
    })
    void a_day_that_was_observed_in_its_morning_only_is_seen_in_part(
            String observedAt, boolean isInPart) {
        var day = SliceLength.DAY.parse("2026-10-05");
        var at = Instant.parse(observedAt);
        var known =
                new KnownSlice(
                        new ConnectorSlice(
                                "main", "k8s", "kubernetes", day.firstDay(), day.endDay()),
                        1,
                        new KnownSlice.Fetch(
                                at, at, null, Finality.PRELIMINARY, List.of("imp-1"), 1, 9),
                        0,
                        null);
        assertThat(new ExpectedSlice(day, known, true).isSeenInPart()).isEqualTo(isInPart);
        assertThat(new ExpectedSlice(day, known, false).isSeenInPart()).isFalse();
    }
}
