package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

/** Where corrections of October go that come on the bill of November. */
class FrozenSharesTest {

    private static final Period NOVEMBER = Period.parse("2026-11");

    private static final String RULES =
            """
            attribution:
              - {id: late, match: {service: late}, to: {costCenter: C}}
              - {id: shared, match: {service: shared}, to: {pool: rest}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            """;
    private static final String POOLS =
            """
            pools:
              - {id: rest, basis: {direct: C}, fallback: U}
            defaults:
              support: {pool: rest}
              credits: {pool: rest}
            """;

    /** In October vm-1 is A's for 30 and B's for 10; of the service A has 50, B 10, C 20. */
    private final SmallMonth october =
            new SmallMonth()
                    .policy(RULES + POOLS)
                    .line(Line.of("30").team("a").resource("vm-1"))
                    .line(Line.of("10").team("b").resource("vm-1"))
                    .line(Line.of("20").team("a").resource("vm-2"))
                    .line(Line.of("20").team("c").resource("vm-3"));

    /** In November vm-1 and the service are all C's. */
    private final SmallMonth november =
            new SmallMonth(NOVEMBER)
                    .policy(RULES + POOLS)
                    .line(Line.of("70").month("2026-11").team("c").resource("vm-1"));

    @Test
    void a_credit_goes_where_its_resource_went_then() {
        november.line(Line.of("-4").category("Credit").resource("vm-1")).after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("A (direct)", "-3", "B (direct)", "-1", "C (direct)", "70"));
    }

    @Test
    void a_correction_of_usage_goes_where_its_resource_went_then() {
        november.line(Line.of("8").correction().resource("vm-1")).after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("A (direct)", "6", "B (direct)", "2", "C (direct)", "70"));
    }

    /** 5 : 1 : 2 of the service, in its sub account. */
    @Test
    void without_a_known_resource_the_service_of_then_decides() {
        november.line(Line.of("8").correction().resource("vm-9")).after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("A (direct)", "5", "B (direct)", "1", "C (direct)", "72"));
    }

    @Test
    void a_commitment_is_followed_before_the_service() {
        october.line(Line.of("5").team("b").set(TextColumn.COMMITMENT_ID, "sp"));
        november.line(Line.of("-3").category("Refund").set(TextColumn.COMMITMENT_ID, "sp"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("B (direct)", "-3", "C (direct)", "70"));
    }

    @Test
    void a_rule_that_matches_decides() {
        november.line(Line.of("-4").category("Credit").resource("vm-1").team("b"))
                .line(Line.of("3").correction().resource("vm-1").service("late"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("B (direct)", "-4", "C (direct)", "73"));
    }

    @Test
    void a_correction_of_the_month_itself_is_a_charge_like_others() {
        november.line(Line.of("-4").category("Credit").resource("vm-1").month("2026-11"))
                .line(Line.of("3").correction().service("other").month("2026-11"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("C (direct)", "66", "U (unattributed)", "3"));
    }

    @Test
    void a_correction_of_tax_is_tax() {
        november.line(Line.of("4").category("Tax").correction().resource("vm-1")).after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("C (direct)", "70", "U (unattributed)", "4"));
    }

    @Test
    void what_is_not_in_the_posted_month_goes_to_the_credit_pool_or_to_nobody() {
        november.line(Line.of("-4").category("Credit").service("unheard of"))
                .line(Line.of("3").correction().service("AWS Support"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(
                        Map.of(
                                "C (direct)", "70",
                                "C (pool rest)", "-4",
                                "U (unattributed)", "3"));
        assertThat(Outcome.of(november).findings())
                .containsExactly("unattributed Cloud / payer / Issuer / USD 3");
    }

    /** A charge of October that only November's bill has; its service was others' in October. */
    @Test
    void a_charge_that_came_late_is_followed_on_its_own_bill() {
        november.line(Line.of("9").team("b").resource("vm-late"))
                .line(Line.of("-2").category("Credit").resource("vm-late"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("B (direct)", "7", "C (direct)", "70"));
    }

    @Test
    void another_source_account_is_another_matter() {
        november.line(Line.of("-4").category("Credit").resource("vm-1").account("other"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("C (direct)", "70", "C (pool rest)", "-4"));
    }

    @Test
    void the_successor_of_a_closed_cost_center_is_charged() {
        november.costCenter("A", LocalDate.of(2026, 11, 10), "B")
                .line(Line.of("-4").category("Credit").resource("vm-1"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("B (direct)", "-4", "C (direct)", "70"));
    }

    @Test
    void corrections_are_no_direct_cost() {
        november.policy(
                        RULES
                                + """
                                pools:
                                  - {id: rest, basis: {proportional: {to: direct}}, fallback: U}
                                """)
                .line(Line.of("10").month("2026-11").service("shared"))
                .line(Line.of("8").correction().resource("vm-1"))
                .after(october);

        assertThat(Outcome.of(november).exact()).containsEntry("C (pool rest)", "10");
    }

    /** As before there were frozen shares, and somebody is told. */
    @Test
    void a_month_that_is_not_posted_is_treated_as_this_one() {
        november.line(Line.of("-4").category("Credit").resource("vm-1"))
                .line(Line.of("5").correction().service("AWS Support"))
                .line(Line.of("3").correction().team("a"));

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("A (direct)", "-1", "C (direct)", "70", "C (pool rest)", "5"));
        assertThat(Outcome.of(november).findings())
                .containsExactly("unposted-month Cloud / payer / Issuer / USD 1");
    }
}
