package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.TreeMap;

/** In which month a book posts what another book's run charges. */
class PostingMonthTest {

    private static final Period SEPTEMBER = Period.parse("2026-09");
    private static final Period OCTOBER = Period.parse("2026-10");
    private static final Period NOVEMBER = Period.parse("2026-11");
    private static final Period DECEMBER = Period.parse("2026-12");

    private final TreeMap<Period, PeriodStatus> months = new TreeMap<>();

    @Test
    void given_the_month_takes_postings_it_is_posted_there_however_late_elsewhere() {
        assertThat(PostingMonth.in(months, OCTOBER, OCTOBER)).isEqualTo(OCTOBER);
        months.put(OCTOBER, PeriodStatus.OPEN);
        assertThat(PostingMonth.in(months, OCTOBER, OCTOBER)).isEqualTo(OCTOBER);
        assertThat(PostingMonth.in(months, OCTOBER, DECEMBER)).isEqualTo(OCTOBER);
        months.put(OCTOBER, PeriodStatus.REOPENED);
        assertThat(PostingMonth.in(months, OCTOBER, DECEMBER)).isEqualTo(OCTOBER);
    }

    @Test
    void given_the_month_is_closed_it_is_posted_in_the_books_own_earliest_open_one() {
        months.put(SEPTEMBER, PeriodStatus.OPEN);
        months.put(OCTOBER, PeriodStatus.CLOSED);
        months.put(NOVEMBER, PeriodStatus.REOPENED);
        months.put(DECEMBER, PeriodStatus.OPEN);
        assertThat(PostingMonth.in(months, OCTOBER, NOVEMBER)).isEqualTo(DECEMBER);
        assertThat(PostingMonth.in(months, OCTOBER, OCTOBER)).isEqualTo(DECEMBER);
        months.put(NOVEMBER, PeriodStatus.OPEN);
        assertThat(PostingMonth.in(months, OCTOBER, DECEMBER)).isEqualTo(NOVEMBER);
    }

    @Test
    void given_none_is_open_the_next_one_is_opened() {
        months.put(OCTOBER, PeriodStatus.PERMANENTLY_CLOSED);
        assertThat(PostingMonth.in(months, OCTOBER, DECEMBER)).isEqualTo(DECEMBER);
        months.put(NOVEMBER, PeriodStatus.CLOSED);
        assertThat(PostingMonth.in(months, OCTOBER, OCTOBER)).isEqualTo(DECEMBER);
        assertThat(PostingMonth.in(months, OCTOBER, NOVEMBER)).isEqualTo(DECEMBER);
    }

    @Test
    void given_the_month_is_soft_closed_what_is_in_time_is_left_to_be_refused() {
        months.put(OCTOBER, PeriodStatus.SOFT_CLOSED);
        assertThat(PostingMonth.in(months, OCTOBER, OCTOBER)).isEqualTo(OCTOBER);
        assertThat(PostingMonth.in(months, OCTOBER, NOVEMBER)).isEqualTo(NOVEMBER);
    }
}
