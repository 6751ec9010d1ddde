package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Function;

/** What discounts and commitments save whom, worked by hand. */
class SavingsTest {

    private static final String POLICY =
            """
            attribution:
              - {id: spare, match: {service: spare}, to: {pool: unused}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            pools:
              - {id: unused, basis: {weighted: {A: "25", B: "75"}}, fallback: U}
            defaults:
              tax: {recoverable: [{service: vat}]}
            """;

    @Test
    void a_contract_saves_list_less_contracted_price() {
        var savings = of("A", Line.of("9").listed("9").team("a"), listed(Line.of("90"), "100"));
        assertThat(savings.list()).isEqualTo(Exact.of(109));
        assertThat(savings.negotiated()).isEqualTo(Exact.of(10));
        assertThat(savings.effective()).isEqualTo(Exact.of(99));
        assertThat(savings.other()).isEqualTo(Exact.ZERO);
    }

    @Test
    void a_commitment_saves_on_what_it_covers_and_what_it_leaves_unused_is_shared() {
        var covered =
                Line.of("0")
                        .effective("30")
                        .listed("45")
                        .team("a")
                        .set(TextColumn.COMMITMENT_ID, "sp")
                        .set(TextColumn.COMMITMENT_STATUS, "Used");
        var unused =
                Line.of("0")
                        .effective("8")
                        .listed("8")
                        .service("spare")
                        .set(TextColumn.COMMITMENT_ID, "sp")
                        .set(TextColumn.COMMITMENT_STATUS, "Unused");
        var fee =
                Line.of("0")
                        .billed("38")
                        .listed("38")
                        .category("Purchase")
                        .set(TextColumn.COMMITMENT_ID, "sp");
        var all = List.of(covered, unused, fee);

        var a = of("A", all);
        assertThat(a.commitments()).isEqualTo(Exact.of(15));
        assertThat(a.used()).isEqualTo(Exact.of(30));
        assertThat(a.unused()).isEqualTo(Exact.of(2));
        assertThat(a.effective()).isEqualTo(Exact.of(32));
        assertThat(a.list()).isEqualTo(Exact.of(45));
        assertThat(of("B", all).unused()).isEqualTo(Exact.of(6));
        assertThat(rest(all).list()).isEqualTo(Exact.of(46));
        assertThat(rest(all).effective()).isEqualTo(Exact.ZERO);
    }

    @Test
    void the_market_saves_apart_from_contracts() {
        var spot = listed(Line.of("8"), "20").set(TextColumn.PRICING_CATEGORY, "Dynamic");
        assertThat(of("A", spot).spot()).isEqualTo(Exact.of(12));
        assertThat(of("A", spot).negotiated()).isEqualTo(Exact.ZERO);
    }

    @Test
    void what_has_no_list_price_saves_nothing_and_is_named() {
        var unlisted = Line.of("7").listed("0").team("a");
        var credit = Line.of("-2").listed("0").category("Credit").team("a");
        var savings = of("A", unlisted, credit);
        assertThat(savings.unlisted()).isEqualTo(Exact.of(7));
        assertThat(savings.list()).isEqualTo(Exact.ZERO);
        assertThat(savings.negotiated()).isEqualTo(Exact.ZERO);
        assertThat(savings.other()).isEqualTo(Exact.of(5));
    }

    @Test
    void what_is_claimed_back_is_nobodys() {
        var all = List.of(Line.of("19").service("vat").category("Tax"), Line.of("1").team("a"));
        assertThat(rest(all).effective()).isEqualTo(Exact.of(19));
        assertThat(of("A", all).effective()).isEqualTo(Exact.of(1));
    }

    /** Contracted is what is charged; only the list price differs. */
    private static Line listed(Line line, String list) {
        return line.team("a").list(list);
    }

    private static Savings of(String costCenter, Line... lines) {
        return of(costCenter, List.of(lines));
    }

    private static Savings of(String costCenter, List<Line> lines) {
        return find(
                lines,
                account ->
                        account.charged().stream()
                                .filter(one -> one.costCenter().equals(costCenter))
                                .findFirst()
                                .orElseThrow()
                                .savings());
    }

    private static Savings rest(List<Line> lines) {
        return find(lines, AccountSavings::rest);
    }

    private static Savings find(List<Line> lines, Function<AccountSavings, Savings> found) {
        var month = new SmallMonth().policy(POLICY);
        lines.forEach(month::line);
        return found.apply(Allocation.of(month.inputs()).savings().getFirst());
    }
}
