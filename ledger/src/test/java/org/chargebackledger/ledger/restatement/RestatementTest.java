package org.chargebackledger.ledger.restatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.restatement.BillLine.billed;
import static org.chargebackledger.ledger.restatement.BillLine.rows;
import static org.chargebackledger.ledger.restatement.BillLine.with;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.TextColumn;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Each cause for which a bill says something else than before. */
class RestatementTest {

    private static final CostLine ONE = BillLine.of("i-1", "1.25");
    private static final CostLine TWO = BillLine.of("i-2", "3");

    private static Restatement compared(List<CostLine> before, List<CostLine> after) {
        return Restatement.of(BillLine.snapshot(before), BillLine.snapshot(after));
    }

    /** Cause and billed difference of one source account. */
    private static Map<Cause, String> causes(List<CostLine> before, List<CostLine> after) {
        return compared(before, after).changes().values().stream()
                .flatMap(account -> account.entrySet().stream())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                cause -> cause.getValue().difference().billed().toString()));
    }

    private static CostLine charge(String category, String billed) {
        return with(BillLine.of("", billed), TextColumn.CHARGE_CATEGORY, category);
    }

    @Test
    void the_same_lines_in_another_order_are_no_change() {
        var restatement = compared(List.of(ONE, TWO, ONE), List.of(TWO, ONE, ONE));
        assertThat(restatement.unchanged()).isEqualTo(3);
        assertThat(restatement.changes()).isEmpty();
        assertThat(restatement.largest()).isEmpty();
    }

    @Test
    void identical_lines_count_as_often_as_they_are_there() {
        assertThat(causes(List.of(ONE), List.of(ONE, ONE)))
                .isEqualTo(Map.of(Cause.LATE_USAGE, "1.25"));
        assertThat(causes(List.of(ONE, ONE), List.of(ONE)))
                .isEqualTo(Map.of(Cause.WITHDRAWN_USAGE, "-1.25"));
    }

    @Test
    void usage_arrives_late_as_a_line_or_as_rows_of_one() {
        assertThat(causes(List.of(ONE), List.of(ONE, TWO)))
                .isEqualTo(Map.of(Cause.LATE_USAGE, "3"));
        assertThat(causes(List.of(ONE), List.of(rows(billed(ONE, "1.5"), 25))))
                .isEqualTo(Map.of(Cause.LATE_USAGE, "0.25"));
        assertThat(causes(List.of(ONE), List.of(rows(billed(ONE, "1"), 23))))
                .isEqualTo(Map.of(Cause.WITHDRAWN_USAGE, "-0.25"));
    }

    @Test
    void the_same_rows_at_another_amount_are_repriced() {
        assertThat(causes(List.of(ONE, TWO), List.of(billed(ONE, "1.2"), TWO)))
                .isEqualTo(Map.of(Cause.REPRICED, "-0.05"));
    }

    /** Flat daily cost is all alike but for its day. */
    @Test
    void the_same_cost_on_another_day_is_another_line() {
        var month = IntStream.rangeClosed(1, 30).mapToObj(day -> BillLine.on(ONE, day)).toList();
        for (var day = 0; day < 30; day++) {
            var repriced = new ArrayList<>(month);
            repriced.set(day, billed(month.get(day), "1.5"));
            assertThat(causes(month, repriced)).isEqualTo(Map.of(Cause.REPRICED, "0.25"));
            var without = new ArrayList<>(month);
            without.remove(day);
            assertThat(compared(month, without).largest())
                    .flatExtracting(LineGroup::before)
                    .containsExactly(month.get(day));
        }
    }

    @Test
    void a_line_that_gets_its_invoice_moves_no_money() {
        var open = with(ONE, TextColumn.INVOICE_ID, "");
        assertThat(causes(List.of(open, TWO), List.of(ONE, TWO)))
                .isEqualTo(Map.of(Cause.INVOICED, "0"));
        assertThat(causes(List.of(open), List.of(billed(ONE, "1.5"))))
                .isEqualTo(Map.of(Cause.REPRICED, "0.25"));
    }

    @Test
    void usage_that_a_commitment_covers_later_costs_otherwise() {
        var covered =
                with(
                        with(billed(ONE, "0.5"), TextColumn.COMMITMENT_ID, "sp-1"),
                        TextColumn.PRICING_CATEGORY,
                        "Committed");
        assertThat(causes(List.of(ONE), List.of(covered)))
                .isEqualTo(Map.of(Cause.COMMITMENT, "-0.75"));
    }

    @Test
    void a_line_whose_tags_change_is_still_the_same_charge() {
        var tagged = with(ONE, TextColumn.TAGS, "{\"team\":\"search\"}");
        assertThat(causes(List.of(ONE), List.of(tagged))).isEqualTo(Map.of(Cause.RELABELLED, "0"));
        var moved = with(tagged, TextColumn.SUB_ACCOUNT, "999");
        assertThat(causes(List.of(ONE), List.of(moved))).isEqualTo(Map.of(Cause.MOVED, "0"));
        var elsewhere = with(moved, TextColumn.REGION, "us-east-1");
        assertThat(causes(List.of(ONE), List.of(elsewhere)))
                .isEqualTo(Map.of(Cause.RECLASSIFIED, "0"));
    }

    /** A share that splits one line into three leaves the money where it was. */
    @Test
    void a_line_that_is_split_by_namespace_is_relabelled() {
        var parts =
                List.of(
                        rows(with(billed(TWO, "1"), TextColumn.NAMESPACE, "a"), 0),
                        rows(with(billed(TWO, "1.5"), TextColumn.NAMESPACE, "b"), 0),
                        rows(with(billed(TWO, "0.5"), TextColumn.NAMESPACE, ""), 24));
        assertThat(causes(List.of(billed(TWO, "3")), parts))
                .isEqualTo(Map.of(Cause.RELABELLED, "0"));
    }

    @Test
    void what_is_no_usage_is_named_by_its_charge() {
        for (var charge :
                Map.of(
                                "Credit", Cause.CREDIT,
                                "Tax", Cause.TAX,
                                "Purchase", Cause.PURCHASE,
                                "Adjustment", Cause.ADJUSTMENT)
                        .entrySet()) {
            var line = charge(charge.getKey(), "-2");
            assertThat(causes(List.of(), List.of(line))).isEqualTo(Map.of(charge.getValue(), "-2"));
            assertThat(causes(List.of(line), List.of())).isEqualTo(Map.of(charge.getValue(), "2"));
            assertThat(causes(List.of(line), List.of(billed(line, "-3"))))
                    .isEqualTo(Map.of(charge.getValue(), "-1"));
        }
        var correction = with(ONE, TextColumn.CHARGE_CLASS, "Correction");
        assertThat(causes(List.of(ONE), List.of(ONE, correction)))
                .isEqualTo(Map.of(Cause.CORRECTION, "1.25"));
    }

    @Test
    void another_currency_or_issuer_is_another_account() {
        var euro = with(ONE, TextColumn.CURRENCY, "EUR");
        var restatement = compared(List.of(ONE), List.of(euro));
        assertThat(restatement.changes()).hasSize(2);
    }

    @Test
    void the_largest_changes_come_first() {
        var restatement = compared(List.of(), List.of(ONE, TWO, BillLine.of("i-3", "-100")));
        assertThat(restatement.largest())
                .extracting(group -> group.after().getFirst().resource())
                .containsExactly("i-3", "i-2", "i-1");
    }
}
