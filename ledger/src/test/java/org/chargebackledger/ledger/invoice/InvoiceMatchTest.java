package org.chargebackledger.ledger.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Samples.USD;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

/** How a printed total stands to the sum of its lines. */
class InvoiceMatchTest {

    private static final RoundingTolerance TOLERANCE =
            new RoundingTolerance(new BigDecimal("0.005"), BigDecimal.ONE);

    @Test
    void a_total_that_its_lines_round_to_matches() {
        assertThat(match("751.40", lines("751.404383324", 19)).state())
                .isEqualTo(MatchState.MATCHED);
    }

    @Test
    void what_rounding_explains_is_within_and_more_is_an_exception() {
        var within = match("751.41", lines("751.404383324", 19));
        assertThat(within.state()).isEqualTo(MatchState.WITHIN);
        assertThat(within.difference()).isEqualTo(Exact.parse("0.005616676"));
        assertThat(within.tolerance()).isEqualTo(Exact.parse("0.095"));
        assertThat(within.rounding(money("751.40"))).isEqualTo(money("0.01"));
        var exception = match("760.00", lines("751.404383324", 19));
        assertThat(exception.state()).isEqualTo(MatchState.EXCEPTION);
        assertThat(exception.rounding(money("751.40"))).isEqualTo(money("0.00"));
    }

    @Test
    void the_tolerance_grows_with_the_rows_up_to_its_maximum() {
        assertThat(match("101.00", lines("100", 1_000_000)).state()).isEqualTo(MatchState.WITHIN);
        assertThat(match("101.01", lines("100", 1_000_000)).state())
                .isEqualTo(MatchState.EXCEPTION);
        assertThat(match("99.99", lines("100", 1)).state()).isEqualTo(MatchState.EXCEPTION);
        assertThat(match("99.99", lines("100", 2)).state()).isEqualTo(MatchState.WITHIN);
    }

    @Test
    void a_tolerance_is_as_many_minor_units_in_every_currency() {
        assertThat(TOLERANCE.of(3, new CurrencyCode("JPY"))).isEqualTo(Exact.parse("1.5"));
        assertThat(TOLERANCE.of(3, new CurrencyCode("KWD"))).isEqualTo(Exact.parse("0.0015"));
        assertThat(TOLERANCE.of(1_000, new CurrencyCode("JPY"))).isEqualTo(Exact.of(100));
    }

    @Test
    void an_invoice_without_lines_is_unmatched_until_that_is_accepted() {
        assertThat(match("9.00", null).state()).isEqualTo(MatchState.UNMATCHED);
        var accepted = new AcceptedDifference(1, money("9.00"), Exact.ZERO, "prepaid");
        var match = InvoiceMatch.of(Samples.invoice("9.00"), 1, null, TOLERANCE, accepted);
        assertThat(match.state()).isEqualTo(MatchState.ACCEPTED);
    }

    @Test
    void printed_tax_is_left_out_where_the_bill_has_none() {
        var net = new InvoiceLines(2, 2, Exact.parse("8.7"), false);
        var match = match("9.00", net);
        assertThat(match.taxLeftOut()).isTrue();
        assertThat(match.printed()).isEqualTo(money("8.70"));
        assertThat(match.state()).isEqualTo(MatchState.MATCHED);
    }

    @Test
    void an_acceptance_ends_with_another_bill_or_another_revision() {
        var accepted = new AcceptedDifference(1, money("9.00"), Exact.of(2), "invoiced in advance");
        var invoice = Samples.invoice("9.00");
        var lines = lines("2", 4);
        assertThat(InvoiceMatch.of(invoice, 1, lines, TOLERANCE, accepted).state())
                .isEqualTo(MatchState.ACCEPTED);
        assertThat(InvoiceMatch.of(invoice, 2, lines, TOLERANCE, accepted).state())
                .isEqualTo(MatchState.EXCEPTION);
        assertThat(InvoiceMatch.of(invoice, 1, lines("2.1", 4), TOLERANCE, accepted).state())
                .isEqualTo(MatchState.EXCEPTION);
    }

    private static InvoiceMatch match(String printed, @Nullable InvoiceLines lines) {
        return InvoiceMatch.of(Samples.invoice(printed), 1, lines, TOLERANCE, null);
    }

    private static InvoiceLines lines(String billed, long rows) {
        return new InvoiceLines(rows, rows, Exact.parse(billed), true);
    }

    private static Money money(String amount) {
        return Money.parse(USD, amount);
    }
}
