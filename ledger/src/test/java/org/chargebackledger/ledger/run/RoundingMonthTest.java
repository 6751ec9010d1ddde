package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A second month, worked by hand: each source account is there for one rule of rounding. Lines have
 * the team's cost as direct cost, so exact amounts are those given.
 */
class RoundingMonthTest {

    private static final String BY_TEAM =
            "attribution: [{id: team, match: {tag: team}, to: {lookup: {tag: team}}}]";

    private final SmallMonth month = new SmallMonth().policy(BY_TEAM);

    /** Sum 3.015 is half way, so 3.02: two units over three floors of 1.00, remainders all ½. */
    @Test
    void a_half_rounds_away_from_zero_and_ties_go_by_cost_center() {
        cost("A", "1.005").cost("B", "1.005").cost("C", "1.005");

        assertThat(amounts()).containsExactly("A 1.01", "B 1.01", "C 1.00");
    }

    /** −3.015 is the mirror image: −3.02, and the same cost centers bear the larger amounts. */
    @Test
    void a_negative_total_is_the_mirror_image() {
        cost("A", "-1.005").cost("B", "-1.005").cost("C", "-1.005");

        assertThat(amounts()).containsExactly("A -1.01", "B -1.01", "C -1.00");
    }

    /** Floors 0 and −1 of ½ and −½ units leave one unit, and A comes first: 1 and −1. */
    @Test
    void a_sum_of_zero_is_apportioned_as_it_is_when_its_first_amount_is_positive() {
        cost("A", "0.005").cost("B", "-0.005");

        assertThat(amounts()).containsExactly("A 0.01", "B -0.01");
    }

    /** Unmirrored, floors −1 and 0 would leave a unit for A: 0 and 0, no reversal of the above. */
    @Test
    void a_sum_of_zero_is_mirrored_when_its_first_amount_is_negative() {
        cost("A", "-0.005").cost("B", "0.005");

        assertThat(amounts()).containsExactly("A -0.01", "B 0.01");
    }

    /** A's zero decides nothing: B's is the first amount that is not zero. */
    @Test
    void a_zero_before_the_first_amount_does_not_decide_the_mirror() {
        cost("A", "0.003").cost("A", "-0.003", "Purchase", "x");
        cost("B", "-0.005").cost("C", "0.005");

        assertThat(amounts()).containsExactly("A Purchase x 0.00", "A 0.00", "B -0.01", "C 0.01");
    }

    /** 0.01 for two keys of ½ unit: Purchase comes before Usage, though its service comes later. */
    @Test
    void ties_between_keys_go_by_charge_category_before_service() {
        cost("A", "0.005", "Usage", "a").cost("A", "0.005", "Purchase", "z");

        assertThat(amounts()).containsExactly("A Purchase z 0.01", "A Usage a 0.00");
    }

    /** In UTF-16 the emoji's first unit, D83D, would come before FFFD. */
    @Test
    void order_is_by_code_point_not_by_utf_16_unit() {
        cost("A", "0.005", "Usage", "\uD83D\uDE00").cost("A", "0.005", "Usage", "\uFFFD");

        assertThat(amounts()).containsExactly("A Usage \uFFFD 0.01", "A Usage \uD83D\uDE00 0.00");
    }

    /**
     * A 5.015 and B −0.015 sum to 5.00. Floors 501 and −2 leave one unit: a tie, A's. Then B has
     * −0.02 for keys of −½ and −1 units: mirrored, floors 0 and 1 leave one for the first.
     */
    @Test
    void a_cost_center_in_credit_is_mirrored_within_a_positive_bill() {
        cost("A", "5.015").cost("B", "-0.005", "Usage", "x").cost("B", "-0.01", "Usage", "y");

        assertThat(amounts()).containsExactly("A 5.02", "B Usage x -0.01", "B Usage y -0.01");
    }

    /** 1.5 yen are 2; three halves, so the first two get one each. */
    @Test
    void yen_have_no_minor_unit() {
        cost("JPY", "A", "0.5").cost("JPY", "B", "0.5").cost("JPY", "C", "0.5");

        assertThat(amounts()).containsExactly("A 1", "B 1", "C 0");
    }

    /** 0.0013 dinar are 0.001: floors 0 and 0, and ⁷/₁₀ of a unit is more than ⁶/₁₀. */
    @Test
    void dinars_have_three_digits() {
        cost("KWD", "A", "0.0006").cost("KWD", "B", "0.0007");

        assertThat(amounts()).containsExactly("A 0.000", "B 0.001");
    }

    @Test
    void a_key_that_rounds_to_zero_is_recorded_and_posts_nothing() {
        cost("A", "0.004").cost("B", "7.00");
        var amounts = PostedAmounts.of(Allocation.of(month.inputs()));
        var drafts = EntryDrafts.allocation(month.inputs().period(), "run", "hash").of(amounts);

        assertThat(amounts()).containsExactly("A 0.00", "B 7.00");
        assertThat(amounts.getFirst().roundingUnits()).isEqualTo("-0.4");
        assertThat(drafts).hasSize(1);
        assertThat(drafts.getFirst().postings().getFirst().costCenter()).isEqualTo("B");
    }

    @Test
    void every_account_rounds_by_itself() {
        cost("A", "0.005", "Usage", "x");
        month.line(Line.of("0.005").team("a").account("other"));

        assertThat(amounts()).containsExactly("A 0.01", "A Usage x 0.01");
    }

    @Test
    void the_units_recorded_explain_all_of_the_rounding() {
        cost("A", "1.005").cost("B", "1.005").cost("C", "1.005");

        assertThat(
                        PostedAmounts.of(Allocation.of(month.inputs())).stream()
                                .map(PostedAmount::roundingUnits))
                .containsExactly("0.5", "0.5", "-0.5");
    }

    private RoundingMonthTest cost(String team, String cost) {
        return cost(team, cost, "Usage", "service");
    }

    private RoundingMonthTest cost(String team, String cost, String category, String service) {
        month.line(
                Line.of(cost)
                        .team(team.toLowerCase(Locale.ROOT))
                        .category(category)
                        .service(service));
        return this;
    }

    private RoundingMonthTest cost(String currency, String team, String cost) {
        month.line(
                Line.of(cost)
                        .team(team.toLowerCase(Locale.ROOT))
                        .set(TextColumn.CURRENCY, currency));
        return this;
    }

    private List<String> amounts() {
        return PostedAmounts.of(Allocation.of(month.inputs())).stream()
                .map(RoundingMonthTest::text)
                .toList();
    }

    private static String text(PostedAmount amount) {
        var key = Objects.requireNonNull(amount.slot().key());
        var what =
                key.service().equals("service")
                        ? ""
                        : key.chargeCategory() + " " + key.service() + " ";
        return amount.slot().costCenter() + " " + what + amount.posted().amount();
    }
}
