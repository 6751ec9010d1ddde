package org.chargebackledger.api.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A year as finance lives it. Whatever happens later, what a close once printed is printed again,
 * from read models that were built anew too; and every way from estimate to bill adds up.
 */
@TestInstance(Lifecycle.PER_CLASS)
class YearTest {

    private static final int YEAR = 2025;
    private static final String POLICY = "year";
    private static final String CENTRAL = "CC-9000";

    private RunningService service;
    private Company company;
    private PrintedStatements printed;

    @BeforeAll
    void start() {
        service =
                RunningService.start(
                        "--chargeback.disputes.central-cost-center=" + CENTRAL,
                        "--chargeback.users.owner.cost-centers[0]=CC-1000");
        company = new Company(service.uri());
        printed = new PrintedStatements(company.auditor());
        company.register(
                "[%s,%s,%s]"
                        .formatted(
                                costCenter("CC-1000", "payments"),
                                costCenter("CC-2000", "search"),
                                costCenter(CENTRAL, "finance")));
        company.adopt(POLICY, MonthData.policy(40), month(1).toString());
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void whatever_happens_in_a_year_what_was_closed_prints_as_it_did() {
        january_is_like_any_month();
        february_is_charged_anew_by_other_rules();
        march_is_restated_once_it_is_closed();
        may_is_reopened();
        a_charge_of_june_is_disputed();
        july_closes_before_its_bill_has_come();
        for (var month = 9; month <= 12; month++) {
            bill(data(month).bill());
            runAndClose(month);
        }
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

    private void january_is_closed_for_good() {
        change(1, "permanent-close");
        assertThat(company.auditor().get("/periods/" + month(1)).ok().get("status").asString())
                .isEqualTo("PERMANENTLY_CLOSED");
    }

    private void everything_prints_as_it_did() {
        assertThat(printed.count()).isGreaterThanOrEqualTo(26);
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

    private static Period month(int month) {
        return Period.parse("%d-%02d".formatted(YEAR, month));
    }

    private static MonthData data(int month) {
        return new MonthData(month(month));
    }

    private static String costCenter(String code, String team) {
        return """
        {"code": "%s", "name": "Team %s", "aliases": ["%2$s"], "glAccount": "6100",
         "legalEntity": "EX01", "owner": "owner", "validFrom": "2020-01-01"}
        """
                .formatted(code, team);
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private void bill(BillFile bill) {
        company.accepted("focus", Map.of(), new Upload("bill.csv", bill.csv()));
    }

    private void open(int month) {
        company.preparer().put("/periods/" + month(month), Map.of()).ok();
    }

    private void run(int month) {
        company.accepted("node-csv", Map.of(), upload("nodes.csv", data(month).nodes()));
        company.accepted(
                "opencost",
                Map.of("cluster", "prod", "currency", "USD"),
                upload("allocations.json", data(month).estimates()));
        post(month, month(month));
    }

    private void post(int month, Period into) {
        var order = new HashMap<String, Object>(Map.of("policy", POLICY, "kind", "chargeback"));
        if (!into.equals(month(month))) {
            order.put("postingPeriod", into.toString());
        }
        var run = company.preparer().run(month(month).toString(), order);
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
    }

    private void runAndClose(int month) {
        run(month);
        close(month);
    }

    private void close(int month) {
        change(month, "close");
        printed.issue("main", month(month));
    }

    private void change(int month, String transition) {
        var path = "/periods/" + month(month) + "/" + transition;
        company.preparer().post(path, Map.of("reason", "month end")).ok();
        company.approver().post(path + "/approval", Map.of()).ok();
    }

    private void adopt(int version, int... months) {
        var periods = new ArrayList<String>();
        for (var month : months) {
            periods.add(month(month).toString());
        }
        var proposal =
                company.preparer()
                        .post(
                                "/adoptions",
                                Map.of(
                                        "policy",
                                        POLICY,
                                        "version",
                                        version,
                                        "periods",
                                        periods,
                                        "reason",
                                        "payments caused the most of it"))
                        .ok();
        var path = "/adoptions/" + proposal.get("adoptionId").asString();
        company.approver().post(path + "/approval", hashOf(proposal)).ok();
        var done = company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("COMPLETED");
    }

    private void accrue(int month, String amount) {
        var proposal =
                company.preparer()
                        .post(
                                "/adjustments",
                                Map.of(
                                        "kind",
                                        "ACCRUAL",
                                        "period",
                                        month(month).toString(),
                                        "sourceAccount",
                                        Map.of(
                                                "provider",
                                                "Example Cloud",
                                                "billingAccount",
                                                MonthData.ACCOUNT),
                                        "memo",
                                        "the invoice comes on the 7th",
                                        "basis",
                                        Map.of("source", "June", "method", "rounded"),
                                        "lines",
                                        List.of(
                                                Map.of(
                                                        "costCenter",
                                                        "CC-1000",
                                                        "amount",
                                                        usd(amount)))))
                        .ok();
        approve(proposal);
    }

    private void approve(JsonNode proposal) {
        var path = "/adjustments/" + proposal.get("adjustmentId").asString();
        company.approver().post(path + "/approval", hashOf(proposal)).ok();
        var done = company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("POSTED");
    }

    private static Map<String, String> hashOf(JsonNode proposal) {
        return Map.of("contentHash", proposal.get("contentHash").asString());
    }

    private String posting(int month, String costCenter, String service) {
        for (var entry : company.entries(month(month).toString())) {
            for (var posting : entry.get("postings")) {
                if (posting.path("costCenter").asString("").equals(costCenter)
                        && posting.get("key").get("service").asString().equals(service)) {
                    return posting.get("id").asString();
                }
            }
        }
        throw new AssertionError("no posting of " + service);
    }

    /** The sums of a statement's out-of-period adjustments, by origin. */
    private List<String> adjustments(int month, String costCenter) {
        var path = "/periods/" + month(month) + "/statements/" + costCenter;
        return company.auditor()
                .get(path)
                .ok()
                .get("adjustments")
                .valueStream()
                .map(one -> one.get("amount").get("amount").asString())
                .toList();
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String total(int month) {
        return sum(List.copyOf(company.totals(month(month).toString()).values())).toPlainString();
    }

    private static BigDecimal decimal(JsonNode json, String member) {
        return new BigDecimal(json.get(member).asString());
    }

    private static Upload upload(String name, String text) {
        return new Upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void rebuild() {
        var answer = company.approver().post("/read-models/rebuilds", Map.of()).ok();
        var path = "/read-models/rebuilds/" + answer.get("rebuildId").asString();
        var until = Instant.now().plus(Duration.ofMinutes(2));
        var status = "RUNNING";
        while (status.equals("RUNNING") && Instant.now().isBefore(until)) {
            status = company.approver().get(path).ok().get("status").asString();
        }
        assertThat(status).isEqualTo("DONE");
    }
}
