package org.chargebackledger.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.reconciliation.LedgerWaterfall.Posted;
import org.chargebackledger.ledger.reconciliation.Variances.AccountCluster;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

/** What is left without a cause, and what lies between bill and ledger. */
class VarianceTest {

    private static final CurrencyCode USD = new CurrencyCode("USD");
    private static final SourceAccount ACCOUNT = new SourceAccount("Cloud", "payer", "Issuer", USD);

    @Test
    void a_remainder_at_the_tolerance_passes_and_one_above_it_does_not() {
        assertThat(variance("95").isWithin()).isTrue();
        assertThat(variance("105").isWithin()).isTrue();
        assertThat(variance("94.99").isWithin()).isFalse();
        assertThat(variance("105.01").isWithin()).isFalse();
    }

    @Test
    void its_id_stays_and_its_hash_changes_with_what_it_says() {
        assertThat(variance("90").id())
                .isEqualTo(variance("80").id())
                .isEqualTo("estimate-to-bill/Cloud/payer/Issuer/USD/k");
        assertThat(variance("90").hash())
                .isEqualTo(variance("90").hash())
                .isNotEqualTo(variance("80").hash());
    }

    @Test
    void a_posted_bill_is_in_the_ledger_to_the_last_digit() {
        var waterfall =
                LedgerWaterfall.of(
                        ACCOUNT, Exact.parse("100.004"), posted("100.004"), usd("70.00"));
        assertThat(waterfall.steps().toString())
                .isEqualTo(
                        "{rounding=-0.004, due-from-others=-9.01, prepaid=-30, recoverable-tax=4,"
                                + " suspense=-1, rate-variance=6, invoice-rounding=0.01}");
        assertThat(waterfall.remainder()).hasToString("0");
    }

    @Test
    void a_bill_that_came_later_is_named_and_remains_until_it_is_posted() {
        var waterfall =
                LedgerWaterfall.of(
                        ACCOUNT, Exact.parse("100.004"), posted("103.004"), usd("70.00"));
        assertThat(waterfall.steps().get("restated-since")).hasToString("3");
        assertThat(waterfall.remainder()).hasToString("-3");
    }

    @Test
    void an_entry_that_was_reversed_is_missing_in_the_ledger() {
        var waterfall =
                LedgerWaterfall.of(ACCOUNT, Exact.parse("100.004"), posted("100.004"), usd("0"));
        assertThat(waterfall.remainder()).hasToString("-70");
    }

    private static Posted posted(String current) {
        return new Posted(
                Exact.parse(current),
                usd("9.01"),
                usd("30"),
                usd("-4"),
                usd("1"),
                usd("-6"),
                usd("-0.01"));
    }

    private static Money usd(String amount) {
        return Money.parse(USD, amount);
    }

    private static Variance variance(String modelled) {
        return new Variance(
                "main",
                Period.parse("2026-10"),
                "run-1",
                new AccountCluster(ACCOUNT, "k"),
                Exact.parse(modelled),
                Exact.parse("100"),
                Exact.parse("0.05"),
                "owner");
    }
}
