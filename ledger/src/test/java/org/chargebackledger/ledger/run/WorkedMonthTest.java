package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.WorkedMonth;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The month that accounting.md works by hand, to the cent. */
class WorkedMonthTest {

    private static final BigDecimal LAST_DIGIT_SHOWN = new BigDecimal("1e-10");

    @Test
    void every_line_of_the_expected_month_comes_out() {
        var amounts = PostedAmounts.of(Allocation.of(WorkedMonth.inputs()));

        assertThat(amounts.stream().map(WorkedMonthTest::line))
                .containsExactlyInAnyOrderElementsOf(
                        WorkedMonth.expected().stream()
                                .map(row -> String.join(",", row.values()))
                                .toList());
    }

    @Test
    void the_cost_centers_owe_what_the_page_says() {
        assertThat(totals(WorkedMonth.policyText()))
                .isEqualTo(
                        Map.of(
                                "CC-4100", "393.44",
                                "CC-4200", "163.51",
                                "CC-4300", "191.12",
                                "CC-UNATTRIBUTED", "3.33"));
    }

    @Test
    void the_figures_on_the_way_are_those_of_the_page() {
        var shares = Allocation.of(WorkedMonth.inputs()).shares();

        assertFigure(
                sum(
                        shares,
                        share ->
                                share.node().equals("n1")
                                        && share.driver().equals("cpu-core-hours")
                                        && share.key().kind() == Kind.IDLE),
                "34.0831384616");
        assertFigure(
                sum(
                        shares,
                        share ->
                                share.node().equals("n2")
                                        && share.driver().equals("ram-gib-hours")
                                        && share.namespace().equals("team-data")),
                "22.5043823529");
        assertFigure(sum(shares, share -> share.intoPool().equals("platform")), "8.9495807692");
        assertFigure(sum(shares, share -> share.intoPool().equals("idle")), "69.332218439");
    }

    @Test
    void the_whole_bill_is_allocated() {
        var result = Allocation.of(WorkedMonth.inputs());

        assertThat(result.accounts()).hasSize(1);
        assertThat(result.accounts().getFirst().billed()).hasToString("751.404383324");
        assertThat(result.accounts().getFirst().allocated()).hasToString("751.404383324");
        assertThat(result.accounts().getFirst().commitments()).isEmpty();
        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("unattributed");
                    assertThat(finding.amount()).hasToString("3.3349999999");
                });
    }

    @Test
    void naming_the_unattributed_cost_center_lets_it_share_and_gives_other_cents() {
        var sharing =
                WorkedMonth.policyText()
                        .replace("{to: direct}", "{to: direct, include: [CC-UNATTRIBUTED]}");

        assertThat(totals(sharing))
                .isEqualTo(
                        Map.of(
                                "CC-4100", "392.91",
                                "CC-4200", "163.36",
                                "CC-4300", "190.87",
                                "CC-UNATTRIBUTED", "4.26"));
    }

    @Test
    void distributing_the_control_plane_first_changes_nothing() {
        var lines = WorkedMonth.policyText().lines().toList();
        var pools = lines.indexOf("pools:                            # in order (step-down)");
        var controlPlane =
                lines.stream().filter(line -> line.contains("basis: {even:")).findFirst();
        var moved = new java.util.ArrayList<>(lines);
        moved.remove(controlPlane.orElseThrow());
        moved.add(pools + 1, controlPlane.orElseThrow());

        assertThat(lines.get(pools)).startsWith("pools:");
        assertThat(PostedAmounts.of(Allocation.of(WorkedMonth.inputs(String.join("\n", moved)))))
                .isEqualTo(PostedAmounts.of(Allocation.of(WorkedMonth.inputs())));
    }

    @Test
    void one_balanced_entry_is_drafted_for_each_cost_center() {
        var amounts = PostedAmounts.of(Allocation.of(WorkedMonth.inputs()));
        var drafts = EntryDrafts.allocation(Period.parse("2026-10"), "run-1", "hash").of(amounts);

        assertThat(drafts.stream().map(draft -> draft.postings().getFirst().costCenter()))
                .containsExactly("CC-4100", "CC-4200", "CC-4300", "CC-UNATTRIBUTED");
        assertThat(drafts).allSatisfy(draft -> assertThat(balance(draft)).isZero());
        assertThat(drafts.getFirst().postings().getLast().account())
                .isEqualTo("clearing:Example Cloud:111122223333");
        assertThat(drafts.getFirst().postings().getLast().amount().amount()).isEqualTo("393.44");
        assertThat(
                        drafts.get(1).postings().stream()
                                .filter(posting -> posting.side() == Posting.Side.CREDIT)
                                .map(posting -> posting.amount().amount()))
                .as("the credit and clearing are on the credit side, neither is negative")
                .containsExactly("25.00", "163.51");
    }

    private static long balance(EntryDraft draft) {
        return draft.postings().stream().mapToLong(posting -> posting.signed().minorUnits()).sum();
    }

    private static Map<String, String> totals(String policy) {
        var totals = new TreeMap<String, BigDecimal>();
        for (var amount : PostedAmounts.of(Allocation.of(WorkedMonth.inputs(policy)))) {
            totals.merge(
                    String.valueOf(amount.slot().costCenter()),
                    new BigDecimal(amount.posted().amount()),
                    BigDecimal::add);
        }
        var texts = new TreeMap<String, String>();
        totals.forEach((costCenter, total) -> texts.put(costCenter, total.toPlainString()));
        return texts;
    }

    private static String line(PostedAmount amount) {
        var key = amount.slot().key();
        if (key == null) {
            return amount.slot().ledgerAccount() + "," + amount.posted().amount();
        }
        return String.join(
                ",",
                String.valueOf(amount.slot().costCenter()),
                key.kind().text(),
                key.pool(),
                key.chargeCategory(),
                key.service(),
                key.namespace(),
                amount.posted().amount());
    }

    private static Exact sum(List<Share> shares, Predicate<Share> which) {
        return shares.stream().filter(which).map(Share::amount).reduce(Exact.ZERO, Exact::plus);
    }

    private static void assertFigure(Exact exact, String shown) {
        assertThat(exact.toBigDecimal()).isCloseTo(new BigDecimal(shown), within(LAST_DIGIT_SHOWN));
    }
}
