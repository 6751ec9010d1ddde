package org.chargebackledger.api.restatement;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bill that its provider restates twice: what changed, by cause, and what it takes to accept the
 * one that shrinks. The steps build on each other, in the order of their names.
 */
@TestMethodOrder(MethodName.class)
class RestatedBillTest extends ServiceTest {

    private static final String HEADER =
            "BillingAccountId,ServiceProviderName,InvoiceIssuerName,BillingPeriodStart,"
                    + "ChargePeriodStart,ChargePeriodEnd,BillingCurrency,ChargeCategory,"
                    + "ServiceName,SubAccountId,ResourceId,InvoiceId,Tags,BilledCost,"
                    + "EffectiveCost,ListCost,ContractedCost\n";

    private static final String FIRST =
            row("1", "Usage", "sub-a", "i-1", "", "10.00")
                    + row("1", "Usage", "sub-b", "i-2", "", "20.00")
                    + row("2", "Usage", "sub-c", "i-3", "", "30.00")
                    + row("2", "Tax", "", "", "", "6.00");

    /** Another hour of i-1, another price of i-2, more tax, a credit; i-3 is invoiced. */
    private static final String SECOND =
            row("1", "Usage", "sub-a", "i-1", "", "10.00")
                    + row("1", "Usage", "sub-a", "i-1", "", "0.50")
                    + row("1", "Usage", "sub-b", "i-2", "", "19.25")
                    + row("2", "Usage", "sub-c", "i-3", "INV-7", "30.00")
                    + row("2", "Tax", "", "", "", "6.10")
                    + row("2", "Credit", "sub-a", "", "", "-1.00");

    /** Two of four sub accounts are gone. */
    private static final String THIRD =
            row("2", "Usage", "sub-c", "i-3", "INV-7", "90.00")
                    + row("2", "Tax", "", "", "", "6.10");

    private static final Map<String, String> CHARGEBACK =
            Map.of("policy", "standard", "kind", "chargeback");

    private final List<String> imports = new ArrayList<>();
    private LedgerClient preparer;
    private LedgerClient approver;

    RestatedBillTest() {}

    @BeforeAll
    void log_in() {
        var company = new Company(service());
        preparer = company.preparer();
        approver = company.approver();
    }

    private static String row(
            String day,
            String category,
            String subAccount,
            String resource,
            String invoice,
            String cost) {
        return "111,AWS,AWS,2026-10-01T00:00:00Z,2026-10-0%1$sT00:00:00Z,2026-10-0%1$sT01:00:00Z,"
                        .formatted(day)
                + String.join(
                        ",",
                        "USD",
                        category,
                        "EC2",
                        subAccount,
                        resource,
                        invoice,
                        "{}",
                        cost,
                        cost,
                        cost,
                        cost)
                + "\n";
    }

    private JsonNode deliver(String rows) {
        var file = new Upload("october.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
        var delivery = preparer.deliver("focus", Map.of(), List.of(file));
        imports.add(delivery.get("importId").asString());
        return delivery;
    }

    private JsonNode changes(int delivery) {
        return preparer.get("/imports/" + imports.get(delivery) + "/changes")
                .ok()
                .get("snapshots")
                .get(0);
    }

    private static Map<String, String> billed(JsonNode changes) {
        var billed = new TreeMap<String, String>();
        for (var cause : changes.get("causes")) {
            billed.put(cause.get("cause").asString(), cause.get("billed").get("amount").asString());
        }
        return billed;
    }

    @Test
    void a_the_first_bill_is_all_new() {
        assertThat(deliver(FIRST).get("status").asString()).isEqualTo("ACCEPTED");
        var changes = changes(0);
        assertThat(changes.has("against")).isFalse();
        assertThat(changes.get("unchangedLines").asLong()).isZero();
        assertThat(billed(changes)).isEqualTo(Map.of("LATE_USAGE", "60", "TAX", "6"));
    }

    @Test
    void b_a_later_bill_says_what_changed_and_why() {
        assertThat(deliver(SECOND).get("status").asString()).isEqualTo("ACCEPTED");
        var changes = changes(1);
        assertThat(changes.get("against").get("importId").asString()).isEqualTo(imports.get(0));
        assertThat(billed(changes))
                .isEqualTo(
                        Map.of(
                                "LATE_USAGE", "0.5",
                                "REPRICED", "-0.75",
                                "CREDIT", "-1",
                                "TAX", "0.1",
                                "INVOICED", "0"));
        assertThat(changes.get("largest").get(0).get("cause").asString()).isEqualTo("CREDIT");
    }

    @Test
    void c_a_bill_that_loses_accounts_is_held_though_its_total_rises() {
        var held = deliver(THIRD);
        assertThat(held.get("status").asString()).isEqualTo("HELD");
        assertThat(held.get("findings").toString())
                .contains("sub-accounts-vanish", "2 of 4 sub accounts", "'sub-a', 'sub-b'");
        var changes = changes(2);
        assertThat(changes.get("snapshot").get("state").asString()).isEqualTo("HELD");
        assertThat(changes.get("against").get("importId").asString()).isEqualTo(imports.get(1));
        assertThat(billed(changes))
                .isEqualTo(Map.of("WITHDRAWN_USAGE", "-29.75", "REPRICED", "60", "CREDIT", "1"));
    }

    @Test
    void d_nobody_is_charged_while_a_bill_of_the_month_is_held() {
        var refused = preparer.post("/periods/2026-10/runs", CHARGEBACK);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).endsWith("delivery-held");
        assertThat(refused.json().get("detail").asString()).contains(imports.get(2));
        var other = preparer.post("/periods/2026-09/runs", CHARGEBACK);
        assertThat(other.json().get("type").asString()).doesNotContain("delivery-held");
    }

    @Test
    void e_another_person_accepts_it_with_a_reason_and_the_changes_stay_the_same() {
        var path = "/imports/" + imports.get(2);
        var before = changes(2);
        var hash = preparer.get(path).ok().get("contentHash").asString();
        var other = Map.of("reason", "moved to another payer", "contentHash", "0".repeat(64));
        var refused = approver.post(path + "/acceptance", other);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).endsWith("content-differs");
        var reason = Map.of("reason", "moved to another payer", "contentHash", hash);
        assertThat(preparer.post(path + "/acceptance", reason).status()).isEqualTo(403);
        approver.post(path + "/acceptance", reason).ok();
        assertThat(changes(2).get("causes")).isEqualTo(before.get("causes"));
        assertThat(changes(2).get("snapshot").get("revision").asInt()).isEqualTo(3);
        assertThat(changes(1).get("snapshot").get("state").asString()).isEqualTo("SUPERSEDED");
        assertThat(billed(changes(1))).containsEntry("REPRICED", "-0.75");
    }

    /** A file that was cut off, and after it the whole one: nobody needs to accept the first. */
    @Test
    void f_a_later_delivery_takes_the_place_of_a_held_one() {
        assertThat(deliver(row("2", "Tax", "", "", "", "6.10")).get("status").asString())
                .isEqualTo("HELD");
        assertThat(refusal()).endsWith("delivery-held");
        assertThat(
                        deliver(THIRD + row("3", "Usage", "sub-c", "i-3", "", "1.00"))
                                .get("status")
                                .asString())
                .isEqualTo("ACCEPTED");
        assertThat(refusal()).doesNotContain("delivery-held");
    }

    private String refusal() {
        return preparer.post("/periods/2026-10/runs", CHARGEBACK).json().get("type").asString();
    }

    @Test
    void g_what_is_unknown_has_no_changes() {
        assertThat(preparer.get("/imports/none/changes").status()).isEqualTo(404);
    }
}
