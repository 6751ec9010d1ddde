package org.chargebackledger.api.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** A company with two entities, and what its people do each month. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class YearAtWork {

    private static final int YEAR = 2025;
    static final String POLICY = "year";
    static final String CENTRAL = "CC-9000";

    private RunningService service;
    Company company;
    PrintedStatements printed;

    @BeforeAll
    void start() {
        service =
                RunningService.start(
                        "--chargeback.books.main.entity=EX01",
                        "--chargeback.books.main.rate-type=average",
                        "--chargeback.books.main.central-cost-center=" + CENTRAL,
                        "--chargeback.books.de01.entity=EX02",
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

    static Period month(int month) {
        return Period.parse("%d-%02d".formatted(YEAR, month));
    }

    static MonthData data(int month) {
        return new MonthData(month(month));
    }

    static String costCenter(String code, String team) {
        return """
        {"code": "%s", "name": "Team %s", "aliases": ["%2$s"], "glAccount": "6100",
         "legalEntity": "EX01", "owner": "owner", "validFrom": "2020-01-01"}
        """
                .formatted(code, team);
    }

    static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    void bill(BillFile bill) {
        company.accepted("focus", Map.of(), new Upload("bill.csv", bill.csv()));
    }

    void open(int month) {
        company.preparer().put("/periods/" + month(month), Map.of()).ok();
    }

    void run(int month) {
        company.accepted("node-csv", Map.of(), upload("nodes.csv", data(month).nodes()));
        company.accepted(
                "opencost",
                Map.of("cluster", "prod", "currency", "USD"),
                upload("allocations.json", data(month).estimates()));
        post(month, month(month));
    }

    void post(int month, Period into) {
        var order = new HashMap<String, Object>(Map.of("policy", POLICY, "kind", "chargeback"));
        if (!into.equals(month(month))) {
            order.put("postingPeriod", into.toString());
        }
        var run = company.preparer().run(month(month).toString(), order);
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
    }

    void runAndClose(int month) {
        run(month);
        close(month);
    }

    void runAndCloseBoth(int month) {
        runAndClose(month);
        change(month, "close", "?book=de01");
        printed.issue("de01", month(month));
    }

    void euros(int month) {
        var bill =
                new BillFile(month(month).toString())
                        .add(euro("80", "payments"))
                        .add(euro("20", "search"));
        var csv = new String(bill.csv(), StandardCharsets.UTF_8).replace(",USD,", ",EUR,");
        company.accepted("focus", Map.of(), upload("eu.csv", csv));
    }

    static BillFile.Row euro(String cost, String team) {
        var amount = new BigDecimal(cost);
        return new BillFile.Row("eu", 0, "Usage", amount, amount, "d-1", "database", "", team);
    }

    JsonNode proposeRate(int month, String value) {
        var rate =
                Map.of(
                        "type", "average",
                        "from", "EUR",
                        "to", "USD",
                        "period", month(month).toString(),
                        "value", value,
                        "source", "ECB",
                        "date", month(month) + "-28");
        var content = Map.of("rates", List.of(rate));
        return company.preparer()
                .post("/master-data-changes", Map.of("kind", "exchange-rate", "content", content))
                .ok();
    }

    void approveMasterData(JsonNode change) {
        var path = "/master-data-changes/" + change.get("changeId").asString();
        company.approver().post(path + "/approval", hashOf(change)).ok();
    }

    /** What a month's postings on cost centers are worth in the book's currency, if in another. */
    List<String> functional(int month, String book) {
        var path = "/periods/" + month(month) + "/journal-entries?book=" + book;
        var amounts = new ArrayList<String>();
        for (var entry : company.auditor().get(path).ok().get("items")) {
            for (var posting : entry.get("postings")) {
                if (posting.has("costCenter") && posting.has("functional")) {
                    amounts.add(posting.get("functional").get("amount").asString());
                }
            }
        }
        return amounts;
    }

    void close(int month) {
        change(month, "close");
        printed.issue("main", month(month));
    }

    void change(int month, String transition) {
        change(month, transition, "");
    }

    void change(int month, String transition, String book) {
        var path = "/periods/" + month(month) + "/" + transition;
        var proposed = company.preparer().post(path + book, Map.of("reason", "month end")).ok();
        company.approver().post(path + "/approval" + book, hashOf(proposed.get("proposal"))).ok();
    }

    void adopt(int version, int... months) {
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

    void accrue(int month, String amount) {
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

    void approve(JsonNode proposal) {
        var path = "/adjustments/" + proposal.get("adjustmentId").asString();
        company.approver().post(path + "/approval", hashOf(proposal)).ok();
        var done = company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("POSTED");
    }

    static Map<String, String> hashOf(JsonNode proposal) {
        return Map.of("contentHash", proposal.get("contentHash").asString());
    }

    String posting(int month, String costCenter, String service) {
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
    List<String> adjustments(int month, String costCenter) {
        var path = "/periods/" + month(month) + "/statements/" + costCenter;
        return company.auditor()
                .get(path)
                .ok()
                .get("adjustments")
                .valueStream()
                .map(one -> one.get("amount").get("amount").asString())
                .toList();
    }

    static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String total(int month) {
        return sum(List.copyOf(company.totals(month(month).toString()).values())).toPlainString();
    }

    static BigDecimal decimal(JsonNode json, String member) {
        return new BigDecimal(json.get(member).asString());
    }

    static Upload upload(String name, String text) {
        return new Upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void rebuild() {
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
