package org.chargebackledger.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;

/** Time in slices: none is left out, none overlaps, none spans two months. */
class SliceLengthTest {

    private static final LocalDate FEBRUARY = LocalDate.parse("2028-02-27");

    @Test
    void days_follow_each_other_over_the_end_of_a_month() {
        assertThat(SliceLength.DAY.within(FEBRUARY, LocalDate.parse("2028-03-02")))
                .extracting(Slice::toString)
                .containsExactly("2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01");
    }

    @Test
    void a_month_is_asked_for_whole_when_one_of_its_days_is() {
        assertThat(SliceLength.MONTH.within(FEBRUARY, LocalDate.parse("2028-04-02")))
                .extracting(Slice::toString)
                .containsExactly("2028-02", "2028-03", "2028-04");
        assertThat(SliceLength.MONTH.of(FEBRUARY).start()).hasToString("2028-02-01T00:00:00Z");
        assertThat(SliceLength.MONTH.of(FEBRUARY).end()).hasToString("2028-03-01T00:00:00Z");
    }

    @Test
    void no_span_has_no_slices() {
        assertThat(SliceLength.DAY.within(FEBRUARY, FEBRUARY)).isEmpty();
        assertThatThrownBy(() -> new Slice(FEBRUARY, FEBRUARY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void slices_of_four_years_touch_and_stay_in_their_month() {
        for (var length : SliceLength.values()) {
            var slices =
                    new ArrayList<>(
                            length.within(
                                    LocalDate.parse("2025-01-01"), LocalDate.parse("2029-01-01")));
            for (var i = 0; i < slices.size(); i++) {
                var slice = slices.get(i);
                assertThat(slice.period().contains(slice.endDay().minusDays(1))).isTrue();
                if (i > 0) {
                    assertThat(slice.firstDay()).isEqualTo(slices.get(i - 1).endDay());
                    assertThat(slice).isGreaterThan(slices.get(i - 1));
                }
            }
        }
    }

    @Test
    void a_slice_is_read_back_from_its_name() {
        for (var length : SliceLength.values()) {
            var slice = length.of(FEBRUARY);
            assertThat(length.parse(slice.toString())).isEqualTo(slice);
        }
        assertThatThrownBy(() -> SliceLength.DAY.parse("2028-02"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no day such as 2026-10-31: '2028-02'");
        assertThatThrownBy(() -> SliceLength.MONTH.parse("soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no month such as 2026-10: 'soon'");
    }
}
