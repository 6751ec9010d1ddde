package org.chargebackledger.api.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.BillFile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A year as finance lives it. Whatever happens later, what a close once printed is printed again,
 * from read models that were built anew too; and every way from estimate to bill adds up.
 */
@Order(1)
class YearTest extends YearAtWork {

    @Test
    void whatever_happens_in_a_year_what_was_closed_prints_as_it_did() {
        january_is_like_any_month();
        february_is_charged_anew_by_other_rules();
        march_is_restated_once_it_is_closed();
        may_is_reopened();
        a_charge_of_june_is_disputed();
        july_closes_before_its_bill_has_come();
        search_moves_to_another_entity_in_september();
        october_has_a_bill_in_euros();
        its_rate_changes_once_it_is_closed();
        bill(data(12).bill());
        runAndCloseBoth(12);
        january_is_closed_for_good();
        everything_prints_as_it_did();
        every_waterfall_adds_up();
    }

    private void january_is_like_any_month() {
        bill(data(1).bill());
        runAndClose(1);
        assertThat(total(1)).isEqualTo("540.42");
    }

    /** Its months are closed: the difference is posted in March. */
    private void february_is_charged_anew_by_other_rules() {
        bill(data(2).bill());
        runAndClose(2);
        open(3);
        var version = company.adopt(POLICY, MonthData.policy(70), month(3).toString());
        adopt(version, 1, 2);
        bill(data(3).bill());
        runAndClose(3);
        assertThat(adjustments(3, "CC-1000")).containsExactly("30.00", "30.00");
        assertThat(adjustments(3, "CC-2000")).containsExactly("-30.00", "-30.00");
    }

    /** A bill of March that comes in April is charged in April; a credit takes some of it back. */
    private void march_is_restated_once_it_is_closed() {
        open(4);
        bill(data(3).bill().add(MonthData.row("Usage", "20", "db-2", "database", "payments")));
        post(3, month(4));
        bill(
                data(3).bill()
                        .add(MonthData.row("Usage", "20", "db-2", "database", "payments"))
                        .add(MonthData.row("Credit", "-5", "db-2", "database", "payments")));
        post(3, month(4));
        bill(data(4).bill());
        runAndClose(4);
        assertThat(sum(adjustments(4, "CC-1000")).add(sum(adjustments(4, "CC-2000"))))
                .isEqualByComparingTo("15.00");
    }

    private void may_is_reopened() {
        bill(data(5).bill());
        runAndClose(5);
        change(5, "reopen");
        bill(data(5).bill().add(MonthData.row("Usage", "8", "db-2", "database", "search")));
        runAndClose(5);
        var closes = company.auditor().get("/periods/" + month(5)).ok().get("closes");
        assertThat(closes.size()).isEqualTo(2);
    }

    private void a_charge_of_june_is_disputed() {
        bill(data(6).bill());
        run(6);
        var posting = posting(6, "CC-1000", "database");
        var raised =
                company.preparer()
                        .post(
                                "/disputes",
                                Map.of(
                                        "posting",
                                        posting,
                                        "amount",
                                        usd("10.00"),
                                        "reason",
                                        "not ours"))
                        .ok();
        var path = "/disputes/" + raised.get("disputeId").asString();
        var outcome =
                company.preparer()
                        .post(
                                path + "/outcome",
                                Map.of("amount", usd("10.00"), "memo", "it was a test of ours"))
                        .ok();
        var proposed = outcome.get("outcomes");
        approve(proposed.get(proposed.size() - 1));
        close(6);
        assertThat(company.totals(month(6).toString())).containsEntry(CENTRAL, "10.00");
    }

    /** A small account is billed in time, the other accrued: its bill comes in August. */
    private void july_closes_before_its_bill_has_come() {
        var small = new BillFile(month(7).toString());
        small.add(
                new BillFile.Row(
                        "small",
                        0,
                        "Usage",
                        new BigDecimal("9.99"),
                        new BigDecimal("9.99"),
                        "x-1",
                        "database",
                        "",
                        "search"));
        bill(small);
        run(7);
        accrue(7, "500.00");
        close(7);
        open(8);
        bill(data(7).bill());
        post(7, month(8));
        bill(data(8).bill());
        runAndClose(8);
        var last = company.entries(month(8).toString());
        assertThat(last.stream().map(one -> one.get("kind").asString()))
                .contains("ACCRUAL_REVERSAL", "OUT_OF_PERIOD");
    }

    private void search_moves_to_another_entity_in_september() {
        var moved =
                costCenter("CC-2000", "search")
                        .replace("EX01", "EX02")
                        .replace("2020-01-01", month(9) + "-01");
        var change = company.preparer().put("/cost-centers/CC-2000", moved);
        assertThat(change.status()).as(change.body()).isEqualTo(202);
        approveMasterData(change.json());
        company.preparer().put("/cost-centers/CC-2000?book=de01", moved).ok();
        bill(data(9).bill());
        runAndCloseBoth(9);
        assertThat(company.totals(month(9).toString())).doesNotContainKey("CC-2000");
        var statement = "/periods/" + month(9) + "/statements/CC-2000?book=de01";
        var intercompany = company.auditor().get(statement).ok().get("intercompany");
        assertThat(intercompany.get(0).get("book").asString()).isEqualTo("main");
    }

    /** 80.00 of it for payments and 20.00 for search, whose entity has a book of its own. */
    private void october_has_a_bill_in_euros() {
        approveMasterData(proposeRate(10, "1.10"));
        bill(data(10).bill());
        euros(10);
        runAndCloseBoth(10);
        assertThat(functional(10, "main")).contains("88.00");
        assertThat(functional(10, "de01")).contains("22.00");
    }

    private void its_rate_changes_once_it_is_closed() {
        open(11);
        approveMasterData(proposeRate(10, "1.12"));
        post(10, month(11));
        var kinds = company.entries(month(11).toString()).stream();
        assertThat(kinds.map(one -> one.get("kind").asString())).contains("RATE_CHANGE");
        bill(data(11).bill());
        runAndCloseBoth(11);
        assertThat(adjustments(11, "CC-1000")).contains("1.60");
    }

    private void january_is_closed_for_good() {
        change(1, "permanent-close");
        assertThat(company.auditor().get("/periods/" + month(1)).ok().get("status").asString())
                .isEqualTo("PERMANENTLY_CLOSED");
    }

    private void everything_prints_as_it_did() {
        assertThat(printed.count()).isEqualTo(27);
        printed.requireSame();
        rebuild();
        printed.requireSame();
    }

    private void every_waterfall_adds_up() {
        for (var month = 1; month <= 12; month++) {
            var path = "/periods/" + month(month) + "/reconciliation/waterfall";
            for (var account : company.auditor().get(path).ok().get("accounts")) {
                var bill = account.get("bill");
                var sum = decimal(bill, "estimate").add(decimal(bill, "remainder"));
                for (var step : bill.get("steps")) {
                    sum = sum.add(decimal(step, "amount"));
                }
                assertThat(sum).as("%s", account).isEqualByComparingTo(decimal(bill, "billed"));
                assertThat(account.get("ledger").get("remainder").asString())
                        .as("%s", account)
                        .isEqualTo("0");
            }
        }
    }
}
