package org.chargebackledger.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.reconciliation.OpenVariance.Unattributed;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.List;

/** An accepted figure is just that figure: another amount, limit or owner is another one. */
class OpenVarianceTest {

    private static final Period OCTOBER = Period.parse("2026-10");

    @Test
    void an_acceptance_counts_for_the_very_figure_and_no_other() {
        var open = unattributed("main", "-3.01", "100", "0.03", "finops");
        assertThat(open.isWithin()).isFalse();
        assertThat(unattributed("main", "-3.00", "100", "0.03", "finops").isWithin()).isTrue();
        var accepted = accepted(open, "tags come in December");
        assertThat(accepted.accepts(OCTOBER, open)).isTrue();
        assertThat(accepted.accepts(OCTOBER.next(), open)).isFalse();
        for (var other :
                List.of(
                        unattributed("main", "-3.02", "100", "0.03", "finops"),
                        unattributed("main", "-3.01", "101", "0.03", "finops"),
                        unattributed("main", "-3.01", "100", "0.02", "finops"),
                        unattributed("main", "-3.01", "100", "0.03", "somebody"),
                        unattributed("de01", "-3.01", "100", "0.03", "finops"))) {
            assertThat(accepted.accepts(OCTOBER, other)).isFalse();
        }
    }

    @Test
    void what_reaches_nobody_is_measured_in_each_currency_by_itself() {
        var accounts =
                List.of(
                        outcome("1", "USD", "100"),
                        outcome("2", "USD", "50"),
                        outcome("3", "EUR", "10"));
        var findings =
                List.of(
                        lost(accounts.get(0), "2"),
                        lost(accounts.get(1), "1"),
                        lost(accounts.get(2), "9"),
                        new RunFinding("suspense", "x", "x", Exact.parse("7")));
        var sums = Unattributed.of(accounts, findings);
        assertThat(sums)
                .containsExactly(
                        new Unattributed(
                                new CurrencyCode("EUR"), Exact.parse("9"), Exact.parse("10")),
                        new Unattributed(
                                new CurrencyCode("USD"), Exact.parse("3"), Exact.parse("150")));
        var open =
                sums.stream()
                        .map(sum ->
                                OpenVariance.unattributed(
                                        "main", OCTOBER, sum, Exact.parse("0.02"), "finops"))
                        .toList();
        assertThat(open)
                .extracting(OpenVariance::id)
                .containsExactly("unattributed-EUR", "unattributed-USD");
        assertThat(open)
                .extracting(OpenVariance::amount)
                .containsExactly("9 of 10 EUR", "3 of 150 USD");
        assertThat(open).extracting(OpenVariance::isWithin).containsExactly(false, true);
    }

    private static AccountOutcome outcome(String account, String currency, String allocated) {
        return new AccountOutcome(
                new SourceAccount("AWS", account, "AWS", new CurrencyCode(currency)),
                Exact.parse(allocated),
                Exact.parse(allocated),
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                List.of());
    }

    private static RunFinding lost(AccountOutcome of, String amount) {
        return new RunFinding(
                "unattributed", of.account().toString(), "teams", Exact.parse(amount));
    }

    @Test
    void an_acceptance_reads_back_and_says_why() {
        var open = unattributed("main", "3.01", "100", "0.03", "finops");
        var accepted = accepted(open, "tags come in December");
        var text = CanonicalJson.text(accepted.canonical());
        assertThat(AcceptedVariance.parse(Members.of(text))).isEqualTo(accepted);
        assertThatThrownBy(() -> accepted(open, " ")).isInstanceOf(Refusal.class);
    }

    private static OpenVariance unattributed(
            String book, String lost, String allocated, String limit, String owner) {
        return OpenVariance.unattributed(
                book,
                OCTOBER,
                new Unattributed(
                        new CurrencyCode("USD"), Exact.parse(lost), Exact.parse(allocated)),
                Exact.parse(limit),
                owner);
    }

    private static AcceptedVariance accepted(OpenVariance open, String reason) {
        return new AcceptedVariance(
                OCTOBER, open.id(), open.hash(), open.amount(), open.owner(), reason);
    }
}
