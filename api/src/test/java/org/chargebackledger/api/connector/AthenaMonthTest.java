package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.connector.ConnectorArguments.NAME;
import static org.chargebackledger.api.connector.ConnectorArguments.slices;

import mockwebserver3.MockResponse;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.ingest.athena.FakeAthena;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A month's bill fetched from Athena: from configuration to posted statements. The steps build on
 * each other, in the order of their names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class AthenaMonthTest {

    private static final String MONTH = "2024-10";
    private static final String POLICY = "standard";
    private static final String TEXT =
            """
            apiVersion: chargeback/v1
            name: standard
            currency: USD
            unattributed: CC-U
            attribution:
              - {id: tax, match: {chargeCategory: Tax}, to: {pool: tax}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            pools:
              - {id: tax, basis: {weighted: {CC-A: "60", CC-B: "40"}}, fallback: CC-U}
            """;

    private final FakeAthena source = new FakeAthena().has(columns()).writesNoFiles();
    private RunningService service;
    private Company company;

    @BeforeAll
    void start() {
        var connector = "--chargeback.connectors[0].";
        service =
                RunningService.start(
                        connector + "name=" + NAME,
                        connector + "kind=aws-athena",
                        connector + "from=" + MONTH + "-01",
                        connector + "until=" + MONTH + "-31",
                        connector + "retry-after=1ms,1ms",
                        connector + "options.region=eu-central-1",
                        connector + "options.database=billing",
                        connector + "options.table=cur",
                        connector + "options.access-key=AKIAKEY",
                        connector + "options.secret-key=s3cret",
                        connector + "options.athena-endpoint=" + source.address(),
                        connector + "options.timeout-seconds=30",
                        connector + "options.attempts=2",
                        connector + "options.first-pause-millis=1");
        company = new Company(service.uri());
        company.register(
                "[%s,%s,%s]"
                        .formatted(
                                costCenter("CC-A", "a"),
                                costCenter("CC-B", "b"),
                                costCenter("CC-U", "unknown")));
        company.adopt(POLICY, TEXT, MONTH);
        source.has(rows());
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        source.close();
    }

    @Test
    void a_a_dry_run_shows_the_statements_of_the_month() {
        var dry =
                company.preparer().post("/connectors/" + NAME + "/fetches", Map.of("dryRun", true));
        assertThat(dry.body()).contains("billing_period", "'2024-10'", "GROUP BY");
    }

    /** Throttled, failing in the middle: what is taken in the end is all of it. */
    @Test
    void b_the_month_is_fetched_through_trouble() {
        var number = new AtomicInteger();
        source.troubled((what, _) -> trouble(what, number.incrementAndGet()));
        for (var round = 0; round < 20 && !isReceived(); round++) {
            ConnectorArguments.fetch(company.preparer(), Map.of());
        }
        source.troubled((_, _) -> null);
        var slice = slice();
        assertThat(slice.get("state").asString()).as("%s", slice).isEqualTo("RECEIVED");
        assertThat(slice.get("finality").asString()).isEqualTo("FINAL");
        assertThat(slice.get("imports")).hasSize(1);
    }

    @Test
    void c_the_month_is_posted_amortized() {
        var run = company.chargeback(MONTH, POLICY);
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(company.totals(MONTH))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("CC-A", "106.00", "CC-B", "12.00", "CC-U", "2.00"));
    }

    /** Complaint 11: the same answer again is the same delivery. */
    @Test
    void d_the_same_answer_again_is_no_change() {
        var before = slice();
        ConnectorArguments.fetch(company.preparer(), month());
        assertThat(slice().get("changedAt")).isEqualTo(before.get("changedAt"));
        assertThat(slice().get("imports")).isEqualTo(before.get("imports"));
    }

    /** Complaint 8: a closed report is refreshed with a refund weeks later. */
    @Test
    void e_a_refund_that_comes_late_is_a_change() {
        var before = slice();
        var more = new ArrayList<>(rows());
        more.add(row("Refund", "-1", "resource_tags", "{\"user_team\":\"a\"}"));
        source.has(more);
        ConnectorArguments.fetch(company.preparer(), month());
        assertThat(slice().get("imports")).isNotEqualTo(before.get("imports"));
        assertThat(slice().get("changedAt")).isEqualTo(slice().get("fetchedAt"));
    }

    @Test
    void f_secrets_are_shown_to_nobody() {
        assertThat(company.auditor().get("/connectors/" + NAME).body())
                .contains("\"secret-key\":\"(secret)\"")
                .doesNotContain("s3cret", "AKIAKEY");
    }

    @Test
    void g_a_month_is_closed_on_a_final_bill_or_on_an_accrual_of_the_rest() {
        assertThat(sources()).startsWith("true: " + NAME + " is final");
        var more = new ArrayList<>(rows());
        var uninvoiced = new LinkedHashMap<>(row("Usage", "3"));
        uninvoiced.remove("bill_invoice_id");
        more.add(uninvoiced);
        source.has(more);
        ConnectorArguments.fetch(company.preparer(), month());
        assertThat(slice().get("finality").asString()).isEqualTo("PRELIMINARY");
        assertThat(sources())
                .startsWith("false: " + NAME + " is preliminary, and nothing is accrued of AWS /");

        var line = Map.of("costCenter", "CC-A", "amount", usd("30.00"));
        var accrual =
                Map.of(
                        "kind",
                        "ACCRUAL",
                        "period",
                        MONTH,
                        "sourceAccount",
                        Map.of("provider", "AWS", "billingAccount", "111122223333"),
                        "memo",
                        "no invoice yet",
                        "basis",
                        Map.of("source", "the bill of 2024-09", "method", "what came later then"),
                        "lines",
                        List.of(line));
        var proposal = company.preparer().post("/adjustments", accrual).ok();
        assertThat(sources()).startsWith("false");
        var path = "/adjustments/" + proposal.get("adjustmentId").asString();
        var hash = Map.of("contentHash", proposal.get("contentHash").asString());
        company.approver().post(path + "/approval", hash).ok();
        company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(sources())
                .startsWith("true: " + NAME + " is accrued: 30.00 USD of 2024-10, AWS /")
                .endsWith(
                        "from the bill of 2024-09 by what came later then; prepared by preparer,"
                                + " approved by approver");

        company.chargeback(MONTH, POLICY);
        assertThat(company.entries(MONTH).getLast().get("kind").asString())
                .isEqualTo("ACCRUAL_REVERSAL");
        assertThat(sources()).startsWith("false: " + NAME + " is preliminary");
    }

    private String sources() {
        var item =
                company.auditor()
                        .get("/periods/" + MONTH)
                        .ok()
                        .get("checklist")
                        .valueStream()
                        .filter(one ->
                                one.get("check").asString().equals("sources-final-or-accrued"))
                        .findFirst()
                        .orElseThrow();
        return item.get("met").asBoolean() + ": " + item.get("detail").asString();
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private static @Nullable MockResponse trouble(String what, int number) {
        return switch (number % 7) {
            case 2 -> FakeAthena.error(400, "ThrottlingException", "slow");
            case 5 -> new MockResponse.Builder().body("{\"ResultSet\":{\"Rows\":[{\"Da").build();
            case 6 ->
                    what.equals("GetQueryResults")
                            ? FakeAthena.error(500, "InternalServerException", "oops")
                            : null;
            default -> null;
        };
    }

    private static Map<String, String> month() {
        return Map.of("from", MONTH + "-01", "to", MONTH + "-31");
    }

    private JsonNode slice() {
        return slices(company.auditor()).getFirst();
    }

    private boolean isReceived() {
        return slice().get("state").asString().equals("RECEIVED");
    }

    private static String costCenter(String code, String alias) {
        return """
        {"code":"%s","name":"%s","aliases":["%s"],"glAccount":"610400","legalEntity":"EX01",\
        "owner":"o","validFrom":"2024-01-01"}\
        """
                .formatted(code, code, alias);
    }

    private static Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        rows().forEach(row -> row.keySet().forEach(name -> columns.put(name, "string")));
        columns.put("line_item_operation", "string");
        columns.put("resource_tags", "map<string,string>");
        columns.put("billing_period", "partition string");
        columns.remove("x_row_count");
        return columns;
    }

    private static List<Map<String, String>> rows() {
        var plan = "savings_plan_savings_plan_a_r_n";
        return List.of(
                row("Usage", "100", "resource_tags", "{\"user_team\":\"a\"}"),
                row(
                        "SavingsPlanCoveredUsage",
                        "12",
                        "resource_tags",
                        "{\"user_team\":\"b\"}",
                        plan,
                        "sp-1",
                        "savings_plan_savings_plan_effective_cost",
                        "8"),
                row("SavingsPlanNegation", "-12", plan, "sp-1"),
                row(
                        "SavingsPlanRecurringFee",
                        "5",
                        plan,
                        "sp-1",
                        "savings_plan_total_commitment_to_date",
                        "10",
                        "savings_plan_used_commitment",
                        "8",
                        "savings_plan_amortized_upfront_commitment_for_billing_period",
                        "5"),
                row("Tax", "10"));
    }

    private static Map<String, String> row(String type, String cost, String... more) {
        var row = new LinkedHashMap<String, String>();
        row.put("bill_payer_account_id", "111122223333");
        row.put("bill_billing_period_start_date", MONTH + "-01T00:00:00Z");
        row.put("bill_invoice_id", "EU24-1");
        row.put("line_item_usage_account_id", "444455556666");
        row.put("line_item_line_item_type", type);
        row.put("line_item_usage_start_date", MONTH + "-05T00:00:00Z");
        row.put("line_item_usage_end_date", MONTH + "-06T00:00:00Z");
        row.put("line_item_product_code", "AmazonEC2");
        row.put("line_item_currency_code", "USD");
        row.put("line_item_unblended_cost", cost);
        row.put("x_row_count", "3");
        for (var i = 0; i < more.length; i += 2) {
            row.put(more[i], more[i + 1]);
        }
        return row;
    }
}
