package org.chargebackledger.ledger.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;

/** What a rate is, and at which rate a commitment is carried. */
class ExchangeRateTest {

    private static final CurrencyCode USD = new CurrencyCode("USD");
    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final SourceAccount ACCOUNT = new SourceAccount("aws", "1", "AWS", USD);

    private static ExchangeRate rate(String value) {
        return new ExchangeRate(
                "main",
                "average",
                USD,
                EUR,
                Period.parse("2026-10"),
                value,
                "ECB",
                LocalDate.parse("2026-10-30"));
    }

    @Test
    void two_texts_of_one_number_are_one_rate() {
        assertThat(rate("0.920")).isEqualTo(rate("00.92"));
        assertThat(rate("0.920").id()).startsWith("average-USD-EUR-2026-10-");
        assertThat(rate("0.92").hash()).isNotEqualTo(rate("0.921").hash());
        assertThat(rate("150").value()).isEqualTo("150");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.00", "-1", "+1", "1e3", "1,5", "0.1234567890123", ".5"})
    void a_value_is_a_plain_decimal_above_zero_with_up_to_twelve_decimals(String value) {
        assertThatThrownBy(() -> rate(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_currency_without_a_rate_is_refused() {
        var table = new RateTable(EUR, List.of(rate("0.92")));

        assertThat(table.of(EUR)).isNull();
        assertThat(table.of(USD)).isEqualTo(rate("0.92"));
        assertThatThrownBy(() -> table.of(new CurrencyCode("JPY")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type()).isEqualTo("rate-missing"));
    }

    @Test
    void a_currency_that_is_billed_no_more_keeps_the_rate_to_be_taken_back_by() {
        var before = new Translation(new RateTable(EUR, List.of(rate("0.92"), yen())), List.of());
        var now = new Translation(new RateTable(EUR, List.of(rate("0.95"))), List.of());
        assertThat(now.byRatesOf(before).rates()).isEqualTo(before.rates());
        assertThat(before.byRatesOf(now).rates().of(yen().from())).isEqualTo(yen());
        assertThat(before.byRatesOf(now).rates().of(USD)).isEqualTo(rate("0.95"));
    }

    private static ExchangeRate yen() {
        return new ExchangeRate(
                "main",
                "average",
                new CurrencyCode("JPY"),
                EUR,
                Period.parse("2026-10"),
                "0.0061",
                "ECB",
                LocalDate.parse("2026-10-30"));
    }

    @Test
    void a_commitment_leaves_prepaid_at_the_rate_of_its_purchase() {
        var bought =
                CarriedPrepaid.nothing(ACCOUNT, "c")
                        .after(Exact.of(1200), Exact.of(100), rate("0.90").conversion());
        assertThat(bought.balance()).isEqualTo(Exact.of(1100));
        assertThat(bought.functional()).isEqualTo(Exact.of(990));

        var used = bought.after(Exact.ZERO, Exact.of(100), rate("0.95").conversion());
        assertThat(used.functional()).isEqualTo(Exact.of(900));
    }

    @Test
    void another_purchase_is_weighed_in_and_nothing_is_left_at_term() {
        var first =
                CarriedPrepaid.nothing(ACCOUNT, "c")
                        .after(Exact.of(100), Exact.ZERO, rate("0.90").conversion());
        var both = first.after(Exact.of(300), Exact.of(100), rate("1.10").conversion());
        assertThat(both.functional()).isEqualTo(Exact.of(315));

        var end = both.after(Exact.ZERO, Exact.of(300), rate("1.3").conversion());
        assertThat(end.balance()).isEqualTo(Exact.ZERO);
        assertThat(end.functional()).isEqualTo(Exact.ZERO);
    }

    @Test
    void a_refund_goes_out_at_the_carrying_rate() {
        var bought =
                CarriedPrepaid.nothing(ACCOUNT, "c")
                        .after(Exact.of(100), Exact.ZERO, rate("0.90").conversion());
        var refunded = bought.after(Exact.of(-40), Exact.of(10), rate("1").conversion());

        assertThat(refunded.balance()).isEqualTo(Exact.of(50));
        assertThat(refunded.functional()).isEqualTo(Exact.of(45));
    }

    /** A change of the purchase's rate came after the last of it was used. */
    @Test
    void what_a_change_of_rate_left_of_what_is_used_up_is_carried_no_longer() {
        var left = new CarriedPrepaid(ACCOUNT, "c", Exact.ZERO, Exact.parse("1.1"));
        var nothing = left.after(Exact.ZERO, Exact.ZERO, rate("0.95").conversion());
        assertThat(nothing.isNothing()).isTrue();
        var again = left.after(Exact.of(100), Exact.of(50), rate("0.90").conversion());
        assertThat(again.functional()).isEqualTo(Exact.of(45));
    }

    @Test
    void what_was_bought_before_the_ledger_began_goes_out_at_the_months_rate() {
        var used =
                CarriedPrepaid.nothing(ACCOUNT, "c")
                        .after(Exact.ZERO, Exact.of(10), rate("0.92").conversion());

        assertThat(used.balance()).isEqualTo(Exact.of(-10));
        assertThat(used.functional()).isEqualTo(Exact.parse("-9.2"));
    }
}
