package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** What becomes of lines that no rule matches, and of what is not allocated at all. */
class DefaultsTest {

    private static final String POLICY =
            """
            costBasis: %s
            attribution:
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            pools:
              - {id: rest, basis: {direct: C}, fallback: U}
            """;
    private static final String DEFAULTS =
            """
            defaults:
              tax: {recoverable: [{account: vat-*}], nonRecoverable: [{account: payer}], pool: rest}
              support: {pool: rest}
              unusedCommitments: {pool: rest}
              credits: {pool: rest}
            """;

    private final SmallMonth month =
            new SmallMonth()
                    .policy(POLICY.formatted("effective") + DEFAULTS)
                    .line(Line.of("30").team("a").set(TextColumn.RESOURCE, "vm-a"))
                    .line(Line.of("10").team("b").set(TextColumn.RESOURCE, "vm-b"));

    @Test
    void non_recoverable_tax_follows_the_charges_of_its_invoice() {
        month.line(Line.of("100").team("c").set(TextColumn.INVOICE_ID, "other"));
        month.line(Line.of("4").category("Tax"));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (direct)", "33", "B (direct)", "11", "C (direct)", "100"));
        assertThat(Outcome.of(month).findings()).isEmpty();
    }

    @Test
    void recoverable_tax_reaches_no_cost_center_even_where_a_rule_matches() {
        month.line(Line.of("4.005").category("Tax").team("a").account("vat-1"));

        assertThat(Outcome.of(month).balances())
                .isEqualTo(Map.of("cost", "4000", "recoverable-tax", "401"));
    }

    @Test
    void unclassified_tax_is_found_and_pooled() {
        month.line(Line.of("4").category("Tax").account("elsewhere"));

        assertThat(Outcome.of(month).exact()).containsEntry("C (pool rest)", "4");
        assertThat(Outcome.of(month).findings())
                .containsExactly("unclassified-tax Cloud / elsewhere / Issuer / USD 4");
    }

    @Test
    void a_credit_follows_its_resource_first() {
        month.line(Line.of("-3").category("Credit").set(TextColumn.RESOURCE, "vm-b"));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (direct)", "30", "B (direct)", "7"));
    }

    /** 30 : 10 of the same service; the refund of 4 lowers both. */
    @Test
    void a_credit_without_resource_follows_its_service_and_sub_account() {
        month.line(Line.of("-4").category("Credit"));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (direct)", "27", "B (direct)", "9"));
    }

    @Test
    void a_credit_that_nothing_explains_goes_to_the_credit_pool() {
        month.line(Line.of("-4").category("Credit").service("unheard of"));

        assertThat(Outcome.of(month).exact()).containsEntry("C (pool rest)", "-4");
    }

    @Test
    void support_and_unused_commitments_are_pooled() {
        month.line(Line.of("5").service("AWS Support (Business)"));
        month.line(
                Line.of("6")
                        .set(TextColumn.COMMITMENT_ID, "sp")
                        .set(TextColumn.COMMITMENT_STATUS, "Unused"));

        assertThat(Outcome.of(month).exact()).containsEntry("C (pool rest)", "11");
    }

    @Test
    void commitment_fees_and_marketplace_charges_are_pooled() {
        month.policy(
                POLICY.formatted("billed")
                        + """
                        defaults:
                          commitmentFees: {pool: rest}
                          marketplace: {pool: rest, match: [{invoiceIssuer: "Seller*"}]}
                        """);
        month.line(Line.of("12").category("Purchase").set(TextColumn.COMMITMENT_ID, "sp-1"));
        month.line(Line.of("5").category("Purchase"));
        month.line(Line.of("9").set(TextColumn.INVOICE_ISSUER, "Seller Inc"));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(
                        Map.of(
                                "A (direct)", "30",
                                "B (direct)", "10",
                                "C (pool rest)", "21",
                                "U (unattributed)", "5"));
    }

    @Test
    void without_defaults_such_lines_are_unattributed() {
        month.policy(POLICY.formatted("effective"));
        month.line(Line.of("5").service("AWS Support (Business)"));
        month.line(Line.of("6").category("Tax"));

        assertThat(Outcome.of(month).exact()).containsEntry("U (unattributed)", "11");
    }

    /** 120 bought, 9.995 used up: prepaid rises by the difference, whatever the cents need. */
    @Test
    void a_commitment_is_prepaid_until_it_is_used() {
        month.line(
                Line.of("0")
                        .billed("120")
                        .category("Purchase")
                        .team("a")
                        .set(TextColumn.COMMITMENT_ID, "sp"));
        month.line(Line.of("9.995").billed("0").team("b").set(TextColumn.COMMITMENT_ID, "sp"));
        var outcome = Outcome.of(month);

        assertThat(outcome.account().prepaid()).hasToString("110.005");
        assertThat(outcome.account().commitments())
                .singleElement()
                .satisfies(movement -> {
                    assertThat(movement.purchased()).hasToString("120");
                    assertThat(movement.amortised()).hasToString("9.995");
                });
        assertThat(outcome.balances())
                .isEqualTo(Map.of("cost", "5000", "prepaid:Cloud:payer", "11000"));
    }

    @Test
    void a_difference_without_a_commitment_goes_to_suspense() {
        month.line(Line.of("1").billed("3.5").team("a"));

        assertThat(Outcome.of(month).balances())
                .isEqualTo(Map.of("cost", "4100", "suspense", "250"));
        assertThat(Outcome.of(month).findings())
                .containsExactly("suspense Cloud / payer / Issuer / USD 2.5");
    }

    /** Uses at list 60 and 10; the purchase is not charged twice; tax keeps what is billed. */
    @Test
    void list_prices_leave_a_rate_variance() {
        month.policy(POLICY.formatted("list") + DEFAULTS);
        month.line(
                Line.of("50")
                        .listed("99")
                        .category("Purchase")
                        .team("a")
                        .set(TextColumn.COMMITMENT_ID, "sp"));
        month.line(Line.of("20").listed("60").team("c"));
        month.line(Line.of("2").listed("0").category("Tax").team("c"));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (direct)", "30", "B (direct)", "10", "C (direct)", "62"));
        assertThat(Outcome.of(month).balances())
                .isEqualTo(Map.of("cost", "10200", "rate-variance", "1000"));
    }

    /** 0.004 of cost and 0.004 of tax are 0.008 billed: 0.01, and neither of them. */
    @Test
    void a_unit_that_nothing_else_takes_is_invoice_rounding() {
        var small =
                new SmallMonth()
                        .policy(POLICY.formatted("effective") + DEFAULTS)
                        .line(Line.of("0.004").team("a").account("vat-1"))
                        .line(Line.of("0.004").category("Tax").account("vat-1"));

        assertThat(Outcome.of(small).balances())
                .isEqualTo(Map.of("cost", "0", "invoice-rounding", "1", "recoverable-tax", "0"));
    }

    @Test
    void an_unknown_name_is_found_and_the_next_rule_is_asked() {
        month.line(Line.of("2").team("who"));

        assertThat(Outcome.of(month).exact()).containsEntry("U (unattributed)", "2");
        assertThat(Outcome.of(month).findings()).contains("unknown-cost-center who 2");
    }
}
