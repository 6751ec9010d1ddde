package org.chargebackledger.ledger.materiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.materiality.Months.PAYMENTS;
import static org.chargebackledger.ledger.materiality.Months.SEARCH;
import static org.chargebackledger.ledger.materiality.Months.dollars;
import static org.chargebackledger.ledger.materiality.Months.more;
import static org.chargebackledger.ledger.materiality.Months.none;
import static org.chargebackledger.ledger.materiality.Months.october;
import static org.chargebackledger.ledger.materiality.Months.restated;
import static org.chargebackledger.ledger.materiality.Months.slot;
import static org.chargebackledger.ledger.materiality.Months.thresholds;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.PostedAmount;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What exceeds thresholds, and by which of them. */
class AssessmentTest {

    @Test
    void given_no_thresholds_nothing_is_too_much() {
        assertThat(assess(restated(more(PAYMENTS, "db", "999999.00")), List.of(), none()))
                .isEmpty();
    }

    @Test
    void given_an_amount_what_equals_it_passes_and_a_cent_more_does_not() {
        var limit = october(dollars("10.00"));
        assertThat(assess(restated(more(PAYMENTS, "db", "10.00")), List.of(), limit)).isEmpty();
        assertThat(sentences(restated(more(PAYMENTS, "db", "-10.01")), limit))
                .containsExactly(
                        "item: 10.01 USD of CC-4100 / direct / Usage / db is more than 10.00 USD",
                        "origin-period: 10.01 USD is more than 10.00 USD",
                        "cumulative: 10.01 USD is more than 10.00 USD");
    }

    @Test
    void given_what_goes_to_and_fro_both_ways_count() {
        var moved = restated(more(PAYMENTS, "db", "-6.00"), more(SEARCH, "db", "6.00"));
        assertThat(Assessment.gross(moved)).containsExactly(Money.parse(Samples.USD, "12.00"));
        assertThat(sentences(moved, october(dollars("10.00"))))
                .containsExactly(
                        "origin-period: 12.00 USD is more than 10.00 USD",
                        "cumulative: 12.00 USD is more than 10.00 USD");
    }

    @Test
    void given_percentages_each_is_of_what_the_closed_month_charged() {
        var moved = restated(more(SEARCH, "db", "5.01"), more(PAYMENTS, "db", "5.01"));
        assertThat(sentences(moved, october(Map.of("costCenterPercent", "5"))))
                .containsExactly(
                        "item: 5.01 USD of CC-4200 / direct / Usage / db is more than 5% of 100.00"
                                + " USD",
                        "origin-period: 5.01 USD of CC-4200 is more than 5% of 100.00 USD",
                        "cumulative: 5.01 USD of CC-4200 is more than 5% of 100.00 USD");
        assertThat(sentences(moved, october(Map.of("bookPercent", "2"))))
                .containsExactly(
                        "origin-period: 10.02 USD is more than 2% of 500.00 USD",
                        "cumulative: 10.02 USD is more than 2% of 500.00 USD");
    }

    @Test
    void given_a_cost_center_that_was_charged_nothing_any_percentage_is_exceeded() {
        assertThat(
                        sentences(
                                restated(more("CC-9", "db", "0.01")),
                                october(Map.of("costCenterPercent", "5"))))
                .hasSize(3)
                .allMatch(one -> one.endsWith("is more than 5% of 0.00 USD"));
    }

    @Test
    void given_what_was_posted_since_the_close_it_is_added() {
        var limit = october(dollars("10.00"));
        var before = List.of(restated(more(PAYMENTS, "db", "6.00")));
        assertThat(
                        assess(restated(more(PAYMENTS, "lb", "-4.01")), before, limit).stream()
                                .map(Exceeded::sentence))
                .containsExactly("cumulative: 10.01 USD is more than 10.00 USD");
    }

    @Test
    void given_what_else_is_posted_in_the_month_it_is_added_there_only() {
        var posting = october(dollars("10.00"));
        assertThat(
                        Assessment.of(
                                restated(more(PAYMENTS, "lb", "4.01")),
                                List.of(),
                                List.of(restated(more(SEARCH, "db", "6.00"))),
                                posting,
                                posting))
                .extracting(Exceeded::scope)
                .containsExactly(Scope.POSTING_PERIOD);
    }

    @Test
    void given_an_estimate_only_what_the_bill_differs_from_it_counts() {
        var bill =
                new Restatement(
                        List.of(more(PAYMENTS, "db", "300.00"), more(PAYMENTS, "lb", "451.40")),
                        List.of(more(PAYMENTS, "estimate", "-700.00")));
        assertThat(Assessment.gross(bill)).containsExactly(Money.parse(Samples.USD, "51.40"));
        var misjudged =
                new Restatement(
                        List.of(more(SEARCH, "db", "700.00")),
                        List.of(more(PAYMENTS, "estimate", "-700.00")));
        assertThat(Assessment.gross(misjudged))
                .containsExactly(Money.parse(Samples.USD, "1400.00"));
    }

    /** What a change of rate moves is of the functional currency, and is measured in it. */
    @Test
    void given_a_change_of_rate_what_it_moves_counts_in_the_functional_currency() {
        var euro = new CurrencyCode("EUR");
        var revalued = revalued(PAYMENTS, new Money(euro, -1_001));
        assertThat(Assessment.gross(revalued)).containsExactly(new Money(euro, 1_001));
        assertThat(Assessment.net(revalued)).containsExactly(new Money(euro, -1_001));
        var totals = new ClosedTotals();
        totals.add(PAYMENTS, Money.parse(Samples.USD, "110.00"));
        totals.add(PAYMENTS, new Money(euro, 10_000));
        var ten = new Assessment.Yardstick(thresholds(Map.of("costCenterPercent", "10")), totals);
        assertThat(sentences(revalued, ten))
                .containsExactly(
                        "item: 10.01 EUR of CC-4100 / direct / Usage / db is more than 10% of"
                                + " 100.00 EUR",
                        "origin-period: 10.01 EUR of CC-4100 is more than 10% of 100.00 EUR",
                        "cumulative: 10.01 EUR of CC-4100 is more than 10% of 100.00 EUR");
        assertThat(sentences(revalued(PAYMENTS, new Money(euro, 1_000)), ten)).isEmpty();
        var before = List.of(revalued(PAYMENTS, new Money(euro, 5)));
        assertThat(assess(revalued(PAYMENTS, new Money(euro, 996)), before, ten))
                .extracting(Exceeded::scope)
                .containsExactly(Scope.ITEM, Scope.CUMULATIVE);
    }

    private static Restatement revalued(String costCenter, Money functional) {
        var nothing = Money.zero(Samples.USD);
        var amount = new PostedAmount(slot(costCenter, "db"), nothing.exact(), nothing, functional);
        return new Restatement(List.of(), List.of(), List.of(amount));
    }

    @Test
    void given_several_that_exceed_a_limit_the_largest_is_named_and_the_others_are_counted() {
        var exceeded =
                assess(
                        restated(
                                more(PAYMENTS, "db", "11.00"),
                                more(SEARCH, "db", "-12.00"),
                                more(SEARCH, "lb", "13.00")),
                        List.of(),
                        october(dollars("10.00")));
        assertThat(exceeded.getFirst().sentence())
                .isEqualTo(
                        "item: 13.00 USD of CC-4200 / direct / Usage / lb is more than 10.00 USD,"
                                + " and so 2 more");
    }

    private static List<Exceeded> assess(
            Restatement run, List<Restatement> before, Assessment.Yardstick origin) {
        return Assessment.of(run, before, List.of(), origin, none());
    }

    private static List<String> sentences(Restatement run, Assessment.Yardstick origin) {
        return assess(run, List.of(), origin).stream().map(Exceeded::sentence).toList();
    }
}
