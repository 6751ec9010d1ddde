package org.chargebackledger.api.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/**
 * A book in EUR with a bill in USD and one in EUR, a commitment that is bought at one rate and used
 * up at others, and a rate that is corrected. The steps build on each other, in the order of their
 * names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class TwoCurrenciesTest {

    private static final String OCTOBER = "2026-10";
    private static final String NOVEMBER = "2026-11";
    private static final String DECEMBER = "2026-12";
    private static final String JANUARY = "2027-01";
    private static final String FEBRUARY = "2027-02";
    private static final String MARCH = "2027-03";
    private static final String APRIL = "2027-04";
    private static final Map<String, String> GCP =
            Map.of(
                    "provider",
                    "gcp",
                    "billingAccount",
                    "1",
                    "invoiceIssuer",
                    "gcp",
                    "currency",
                    "USD");
    private static final Map<String, Object> THRESHOLDS =
            Map.of(
                    "kind",
                    "materiality",
                    "content",
                    Map.of(
                            "year",
                            "2026",
                            "memo",
                            "audit plan",
                            "absolute",
                            List.of(Map.of("amount", "1.00", "currency", "EUR"))));
    private static final Map<String, String> RUN =
            Map.of("policy", "standard", "kind", "chargeback");

    private static final String HEADER =
            "BillingAccountId,ServiceProviderName,InvoiceIssuerName,BillingPeriodStart,"
                    + "ChargePeriodStart,ChargePeriodEnd,BillingCurrency,ChargeCategory,"
                    + "ServiceName,ResourceId,CommitmentDiscountId,Tags,BilledCost,"
                    + "EffectiveCost,ListCost,ContractedCost\n";

    private static final String HEAD = "from,to,type,period,value,source,date\n";

    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: standard
            currency: EUR
            costBasis: effective
            unattributed: CC-9
            attribution:
              - {id: support, match: {service: support}, to: {pool: support}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            pools:
              - {id: support, basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-9}
            """;

    private RunningService service;
    private Company company;

    @BeforeAll
    void start() {
        service =
                RunningService.start(
                        "--chargeback.books.main.currency=EUR",
                        "--chargeback.books.main.write-off-limit=5.00",
                        "--chargeback.books.main.rate-type=average");
        company = new Company(service.uri());
        company.register(
                """
                [{"code": "CC-1", "name": "Shop", "aliases": ["a"], "glAccount": "6100",
                  "legalEntity": "EX", "owner": "owner", "validFrom": "2026-01-01"},
                 {"code": "CC-2", "name": "Search", "aliases": ["b"], "glAccount": "6200",
                  "legalEntity": "EX", "owner": "somebody", "validFrom": "2026-01-01"},
                 {"code": "CC-9", "name": "Nobody", "aliases": [], "glAccount": "6900",
                  "legalEntity": "EX", "owner": "finance", "validFrom": "2026-01-01"}]
                """);
        company.adopt("standard", POLICY, OCTOBER);
        deliver(
                row(OCTOBER, "aws", "USD", "Usage", "ec2", "i-1", "", "a", "100.00", "100.00")
                        + row(
                                OCTOBER, "aws", "USD", "Usage", "s3", "i-2", "", "b", "50.00",
                                "50.00")
                        + row(
                                OCTOBER, "aws", "USD", "Usage", "support", "", "", "", "30.00",
                                "30.00")
                        + row(
                                OCTOBER,
                                "aws",
                                "USD",
                                "Purchase",
                                "ec2",
                                "sp",
                                "sp",
                                "",
                                "120.00",
                                "0")
                        + row(
                                OCTOBER, "aws", "USD", "Usage", "ec2", "i-3", "sp", "a", "0",
                                "10.00"));
        deliver(row(OCTOBER, "ovh", "EUR", "Usage", "vm", "v-1", "", "b", "40.00", "40.00"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_nothing_is_posted_without_an_approved_rate() {
        var refused = company.preparer().post("/periods/" + OCTOBER + "/runs", RUN);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("rate-missing", "from USD to EUR for 2026-10");

        var useless = propose(HEAD + "USD,CHF,average,2026-10,1,x,2026-10-30\n");
        assertThat(useless.body()).contains("rate-useless");
        var dollars = Map.of("csv", HEAD + "EUR,USD,average,2026-10,1.1,x,2026-10-30\n");
        var nobody = Map.of("kind", "exchange-rate", "content", dollars);
        assertThat(company.preparer().post("/master-data-changes?book=other", nobody).body())
                .contains("rate-useless", "book other translates nothing");
    }

    @Test
    void a_month_without_entries_is_stated_in_the_currency_of_its_book() {
        company.preparer().put("/periods/2026-12", Map.of()).ok();
        assertThat(functional("2026-12")).isEmpty();
    }

    @Test
    void b_a_table_of_rates_is_one_change_of_two_persons() {
        approve(rates("0.90", "2026-10-30"));
        var known = company.auditor().get("/exchange-rates?period=" + OCTOBER).ok().get("items");
        assertThat(known.size()).isEqualTo(1);
        assertThat(known.get(0).get("value").asString()).isEqualTo("0.9");
        assertThat(known.get(0).get("approvedBy").asString()).isEqualTo("approver");
        assertThat(propose(rates("0.9", "2026-10-30")).body()).contains("nothing-changes");
    }

    @Test
    void c_what_is_billed_in_dollars_is_charged_in_euro_and_both_balance() {
        var run = company.chargeback(OCTOBER, "standard");
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");

        // Support follows direct cost in EUR: 99 of CC-1 and 45 + 40 of CC-2.
        var totals = company.totals(OCTOBER);
        assertThat(totals).isEqualTo(Map.of("CC-1", "113.53", "CC-2", "97.47"));
        assertThat(functional(OCTOBER))
                .containsEntry("clearing:aws:1", "-270.00")
                .containsEntry("clearing:ovh:1", "-40.00")
                .containsEntry("prepaid:aws:1", "99.00")
                .containsEntry("cost:CC-1", "113.53")
                .containsEntry("cost:CC-2", "97.47")
                .doesNotContainKey("fx-rounding");
        assertThat(balance(OCTOBER, "USD").get("difference").get("amount").asString())
                .isEqualTo("0.00");
        var entry = company.entries(OCTOBER).getFirst();
        assertThat(entry.get("rate").get("value").asString()).isEqualTo("0.9");
        assertThat(entry.get("rate").get("source").asString()).isEqualTo("ECB");
    }

    @Test
    void d_a_statement_is_in_one_currency_or_two() {
        var functional = statement("");
        assertThat(functional.get("currency").asString()).isEqualTo("EUR");
        assertThat(functional.get("total").get("amount").asString()).isEqualTo("97.47");
        assertThat(functional.get("number").asString()).isEqualTo("ST-2026-10-CC-2");
        assertThat(functional.get("rates").get(0).get("type").asString()).isEqualTo("average");

        var both = statement("&currency=both");
        var billed = new TreeMap<String, String>();
        for (var line : both.get("lines")) {
            for (var one : line.path("billed")) {
                billed.put(
                        line.get("key").get("service").asString(),
                        one.get("amount").asString() + " " + one.get("currency").asString());
            }
        }
        assertThat(billed).isEqualTo(Map.of("s3", "50.00 USD", "support", "13.86 USD"));

        var dollars = statement("&currency=USD");
        assertThat(dollars.get("number").asString()).isEqualTo("ST-2026-10-CC-2-USD");
        assertThat(dollars.get("total").get("amount").asString()).isEqualTo("63.86");
        assertThat(dollars.has("rates")).isFalse();
        var path = "/periods/" + OCTOBER + "/statements/CC-2";
        assertThat(company.auditor().get(path + ".csv?currency=USD").body())
                .contains("50.00,USD")
                .doesNotContain("EUR");
        assertThat(company.auditor().get(path + ".html?currency=both").body())
                .contains("1 USD = 0.9 EUR, average of 2026-10-30, ECB", "13.86 USD");
        assertThat(company.auditor().get(path + ".csv?currency=transaction").body())
                .contains("currency-needed");
        expectPrices(functional, dollars);
    }

    /** Savings are translated like the charges; a budget is in the book's currency alone. */
    private void expectPrices(JsonNode functional, JsonNode dollars) {
        for (var one : List.of(functional, dollars)) {
            assertThat(new BigDecimal(one.get("savings").get("effectiveCost").asString()))
                    .isCloseTo(
                            new BigDecimal(one.get("exact").asString()),
                            Offset.offset(new BigDecimal("0.000000000000000001")));
        }
        var content =
                Map.of(
                        "costCenter", "CC-2",
                        "period", OCTOBER,
                        "amount", "50",
                        "currency", "EUR");
        var proposed =
                company.preparer()
                        .post("/master-data-changes", Map.of("kind", "budget", "content", content));
        company.approved(proposed.ok());
        assertThat(statement("").get("budget").get("budget").get("currency").asString())
                .isEqualTo("EUR");
        assertThat(statement("&currency=both").get("budget"))
                .isEqualTo(statement("").get("budget"));
        assertThat(statement("&currency=USD").has("budget")).isFalse();
    }

    @Test
    void e_a_change_of_rate_is_an_entry_of_its_own_and_what_a_fresh_month_would_be() {
        approve(rates("0.91", "2026-10-31"));
        assertThat(checklist(OCTOBER, "rates-fixed")).contains("other rates than are approved");
        assertThat(company.chargeback(OCTOBER, "standard").get("status").asString())
                .isEqualTo("POSTED");

        var changes =
                company.entries(OCTOBER).stream()
                        .filter(one -> one.get("kind").asString().equals("RATE_CHANGE"))
                        .toList();
        assertThat(changes).hasSize(3);
        assertThat(changes)
                .allSatisfy(one -> {
                    assertThat(one.get("reason").asString()).isEqualTo("ESTIMATE_TRUE_UP");
                    assertThat(one.get("rate").get("former").get("value").asString())
                            .isEqualTo("0.9");
                    assertThat(one.get("rate").get("value").asString()).isEqualTo("0.91");
                });
        assertThat(functional(OCTOBER))
                .containsEntry("clearing:aws:1", "-273.00")
                .containsEntry("prepaid:aws:1", "100.10");
        // At another rate the teams' direct costs weigh differently: so does support, in dollars.
        assertThat(statement("&currency=USD").get("total").get("amount").asString())
                .isEqualTo("63.82");
        assertThat(checklist(OCTOBER, "rates-fixed")).contains("USD to EUR 0.91");
        assertThat(checklist(OCTOBER, "unattributed")).startsWith("0 of 40 EUR, 0 of 190 USD;");
    }

    @Test
    void f_prepaid_is_used_up_at_the_rate_of_its_purchase() {
        deliver(
                row(NOVEMBER, "aws", "USD", "Usage", "ec2", "i-3", "sp", "a", "0", "10.00")
                        + row(
                                NOVEMBER, "aws", "USD", "Usage", "s3", "i-2", "", "b", "5.00",
                                "5.00"));
        approve(HEAD + "USD,EUR,average,2026-11,0.95,ECB,2026-11-30\n");
        var run = company.chargeback(NOVEMBER, "standard");
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(functional(NOVEMBER))
                .containsEntry("cost:CC-1", "9.50")
                .containsEntry("prepaid:aws:1", "-9.10")
                .containsEntry("rate-variance", "-0.40")
                .containsEntry("cost:CC-2", "4.75")
                .containsEntry("clearing:aws:1", "-4.75");
        assertThat(balance(NOVEMBER, "USD").get("difference").get("amount").asString())
                .isEqualTo("0.00");
    }

    @Test
    void g_a_rate_of_a_closed_month_changes_in_the_earliest_open_one() {
        company.close(OCTOBER);
        var before = company.auditor().get("/periods/" + OCTOBER + "/statements/CC-1.json").body();
        approve(rates("0.92", "2026-10-31"));
        assertThat(checklist(NOVEMBER, "rates-fixed")).contains("2026-10 has another rate");
        var run =
                company.preparer()
                        .run(
                                OCTOBER,
                                Map.of(
                                        "policy",
                                        "standard",
                                        "kind",
                                        "chargeback",
                                        "postingPeriod",
                                        NOVEMBER));
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        var last = company.entries(NOVEMBER).getLast();
        assertThat(last.get("kind").asString()).isEqualTo("RATE_CHANGE");
        assertThat(last.get("originPeriod").asString()).isEqualTo(OCTOBER);
        assertThat(last.get("reason").asString()).isEqualTo("ERROR");
        assertThat(company.auditor().get("/periods/" + OCTOBER + "/statements/CC-1.json").body())
                .isEqualTo(before);
        assertThat(checklist(NOVEMBER, "rates-fixed")).doesNotContain("another rate");
    }

    /**
     * Two persons approved the rate; that what it moves of a closed month is much, they did not.
     */
    @Test
    void h_a_change_of_rate_of_a_closed_month_waits_where_it_is_material() {
        company.chargeback(NOVEMBER, "standard");
        company.close(NOVEMBER);
        use(DECEMBER, "100.00");
        company.close(DECEMBER);
        company.preparer().put("/periods/" + JANUARY, Map.of()).ok();
        company.approved(company.preparer().post("/master-data-changes", THRESHOLDS).ok());
        approve(rates("0.93", "2026-10-31"));

        var order = Map.of("policy", "standard", "kind", "chargeback", "postingPeriod", JANUARY);
        var run = company.preparer().post("/periods/" + OCTOBER + "/runs", order).ok();
        var path = "/materiality-reviews/materiality-" + run.get("runId").asString();
        var review = awaited(path);
        assertThat(review.get("gross").get(0).get("currency").asString()).isEqualTo("EUR");
        assertThat(review.get("exceeded").get(0).get("sentence").asString())
                .startsWith("item: 2.20 EUR of CC-1 / direct / Usage / ec2 is more than 1.00 EUR");
        assertThat(company.entries(JANUARY)).isEmpty();
        var choice = Map.of("choice", "WAIVE", "memo", "the board knows the rate");
        var hash = company.preparer().post(path + "/choice", choice).ok().get("proposal");
        var approval = Map.of("contentHash", hash.get("contentHash").asString());
        company.approver().post(path + "/approval", approval).ok();
        company.auditor().settled(path, Set.of("WAITING", "PROPOSED", "APPROVED"));
        assertThat(functional(JANUARY)).containsEntry("prepaid:aws:1", "1.10");
    }

    /** What was used up is not worth anything any more, whatever its purchase is translated by. */
    @Test
    void i_what_a_change_of_rate_leaves_of_a_used_up_commitment_is_a_variance() {
        use(JANUARY, "0");
        assertThat(functional(JANUARY))
                .doesNotContainKey("prepaid:aws:1")
                .containsEntry("rate-variance", "1.10");
        use(FEBRUARY, "0");
        assertThat(functional(FEBRUARY)).doesNotContainKeys("prepaid:aws:1", "rate-variance");
    }

    @Test
    void j_a_commitment_begins_at_the_rate_of_its_month_and_leaves_at_it() {
        company.preparer().put("/periods/" + MARCH, Map.of()).ok();
        var body =
                Map.of(
                        "kind",
                        "OPENING_BALANCE",
                        "period",
                        MARCH,
                        "sourceAccount",
                        GCP,
                        "reason",
                        "OPENING_BALANCE",
                        "memo",
                        "the books of last year",
                        "opening",
                        Map.of("commitmentId", "cud", "amount", "100.00"));
        assertThat(company.preparer().post("/adjustments", body).body()).contains("rate-missing");
        approve(HEAD + "USD,EUR,average,2027-03,0.95,ECB,2027-03-31\n");
        assertThat(adjusted(body).get("status").asString()).isEqualTo("POSTED");
        assertThat(functional(MARCH)).containsEntry("prepaid:gcp:1", "95.00");

        approve(HEAD + "USD,EUR,average,2027-04,1.00,ECB,2027-04-30\n");
        deliver(row(APRIL, "gcp", "USD", "Usage", "gce", "i-9", "cud", "a", "0", "10.00"));
        company.chargeback(APRIL, "standard");
        assertThat(functional(APRIL))
                .containsEntry("cost:CC-1", "10.00")
                .containsEntry("prepaid:gcp:1", "-9.50")
                .containsEntry("rate-variance", "-0.50");
    }

    @Test
    void k_a_write_off_is_limited_by_what_it_comes_to_in_the_books_currency() {
        assertThat(company.preparer().post("/adjustments", writeOff("5.30")).body())
                .contains("write-off-above-limit", "5.04 EUR");
        assertThat(adjusted(writeOff("5.20")).get("status").asString()).isEqualTo("POSTED");
    }

    private static Map<String, Object> writeOff(String amount) {
        return Map.of(
                "kind",
                "WRITE_OFF",
                "period",
                MARCH,
                "sourceAccount",
                GCP,
                "reason",
                "ERROR",
                "memo",
                "nobody can say whose it was",
                "lines",
                List.of(line("CC-1", "-" + amount), line("CC-9", amount)));
    }

    private static Map<String, Object> line(String costCenter, String amount) {
        return Map.of(
                "costCenter", costCenter, "amount", Map.of("amount", amount, "currency", "USD"));
    }

    private JsonNode adjusted(Map<String, ?> body) {
        var proposed = company.preparer().post("/adjustments", body).ok();
        var path = "/adjustments/" + proposed.get("adjustmentId").asString();
        var hash = Map.of("contentHash", proposed.get("contentHash").asString());
        company.approver().post(path + "/approval", hash).ok();
        return company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
    }

    private JsonNode awaited(String path) {
        for (var i = 0; i < 600; i++) {
            var answer = company.auditor().get(path);
            if (answer.status() == 200) {
                return answer.json();
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no " + path);
    }

    /** A month at the rate of one, in which the commitment is used. */
    private void use(String month, String amount) {
        approve(HEAD + "USD,EUR,average," + month + ",1.00,ECB," + month + "-28\n");
        var used =
                "0".equals(amount)
                        ? ""
                        : row(month, "aws", "USD", "Usage", "ec2", "i-3", "sp", "a", "0", amount);
        deliver(row(month, "aws", "USD", "Usage", "s3", "i-2", "", "b", "5.00", "5.00") + used);
        assertThat(company.chargeback(month, "standard").get("status").asString())
                .isEqualTo("POSTED");
    }

    private static String rates(String value, String date) {
        return HEAD + "USD,EUR,average,2026-10,%s,ECB,%s%n".formatted(value, date);
    }

    private Answer propose(String csv) {
        return company.preparer()
                .post(
                        "/master-data-changes",
                        Map.of("kind", "exchange-rate", "content", Map.of("csv", csv)));
    }

    private void approve(String csv) {
        company.approved(propose(csv).ok());
    }

    private JsonNode statement(String query) {
        return company.auditor()
                .get("/periods/" + OCTOBER + "/statements/CC-2.json?view=posted" + query)
                .ok();
    }

    private JsonNode balance(String period, String currency) {
        return company.auditor()
                .get("/periods/" + period + "/trial-balance?currency=" + currency)
                .ok();
    }

    private Map<String, String> functional(String period) {
        var balance = balance(period, "functional");
        assertThat(balance.get("currency").asString()).isEqualTo("EUR");
        assertThat(balance.get("difference").get("amount").asString()).isEqualTo("0.00");
        var accounts = new TreeMap<String, String>();
        for (var row : balance.get("rows")) {
            accounts.put(
                    row.get("account").asString(), row.get("balance").get("amount").asString());
        }
        accounts.values().removeIf(amount -> new BigDecimal(amount).signum() == 0);
        return accounts;
    }

    private String checklist(String period, String check) {
        var items = company.auditor().get("/periods/" + period).ok().get("checklist");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("check").asString().equals(check))
                .map(item -> item.get("detail").asString())
                .findFirst()
                .orElseThrow();
    }

    private void deliver(String rows) {
        company.accepted(
                "focus",
                Map.of(),
                new Upload("bill.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private static String row(
            String month,
            String provider,
            String currency,
            String category,
            String serviceName,
            String resource,
            String commitment,
            String team,
            String billed,
            String effective) {
        var tags = team.isEmpty() ? "{}" : "\"{\"\"team\"\": \"\"" + team + "\"\"}\"";
        return String.join(
                        ",",
                        List.of(
                                "1",
                                provider,
                                provider,
                                month + "-01T00:00:00Z",
                                month + "-02T00:00:00Z",
                                month + "-03T00:00:00Z",
                                currency,
                                category,
                                serviceName,
                                resource,
                                commitment,
                                tags,
                                billed,
                                effective,
                                effective,
                                effective))
                + "\n";
    }
}
