package org.chargebackledger.api.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.Company;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The correction set of the FOCUS toolkit, 100.00 corrected by -30.00 and 5.00: the charge on
 * September's bill, in a pool of which A pays 62.5 % and B the rest; the corrections on October's,
 * without the tag that sent the charge there, and when A pays only a tenth of the pool.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CorrectedMonthTest extends ServiceTest {

    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: standard
            currency: USD
            unattributed: CC-U
            attribution:
              - {id: shared, match: {tag: shared}, to: {pool: platform}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            pools:
              - {id: platform, basis: {weighted: {CC-A: "%s", CC-B: "%s"}}, fallback: CC-U}
            """;

    private Company company;

    @BeforeAll
    void approveThePolicies() {
        company = new Company(service());
        company.register(costCenters());
        company.adopt("standard", POLICY.formatted("62.5", "37.5"), "2026-09");
        company.adopt("standard", POLICY.formatted("10", "90"), "2026-10");
    }

    @Test
    @Order(1)
    void corrections_go_to_who_paid_in_the_month_that_is_corrected() {
        company.accepted("focus", Map.of(), CorrectionSet.september("shared"));
        company.accepted("focus", Map.of(), CorrectionSet.october());

        var september = company.chargeback("2026-09", "standard");
        var run = company.chargeback("2026-10", "standard");

        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(run.get("findings").isEmpty()).isTrue();
        assertThat(september.get("earlier").isEmpty()).isTrue();
        assertThat(run.get("earlier")).hasSize(1);
        assertThat(run.at("/earlier/0/period").asString()).isEqualTo("2026-09");
        assertThat(run.at("/earlier/0/runId").asString())
                .isEqualTo(september.get("runId").asString());
        // 50 - 0.625 * 25 = 34.375 and -0.375 * 25 = -9.375; the sum is 25.00, and A's code first.
        assertThat(company.totals("2026-10")).isEqualTo(Map.of("CC-A", "34.38", "CC-B", "-9.38"));
        assertThat(posted("2026-10"))
                .containsEntry("CC-A pool platform Credit", "-18.75")
                .containsEntry("CC-B pool platform Credit", "-11.25");
    }

    @Test
    @Order(2)
    void each_cent_is_explained_down_to_the_run_that_is_posted_for_september() {
        var september = company.chargeback("2026-09", "standard").get("runId").asString();
        for (var posting : postings("2026-10")) {
            var why = explanation(posting);
            assertThat(ByHand.posted(why)).isEqualByComparingTo(signed(posting));
        }
        var why = explanation(posting("CC-B", "Credit"));
        assertThat(why.get("rule").asString()).isEqualTo("default-credit");
        assertThat(why.get("pool").asString()).isEqualTo("platform");
        assertThat(why.get("words").asString()).contains("goes to whom the run that is posted");
        assertThat(why.get("sentence").asString())
                .isEqualTo(
                        ("CC-B gets back 11.25 USD for platform (credit): one row of the bill,"
                             + " which corrects 2026-09 and is shared as that month's posted run"
                             + " (%s) shared the charges it belongs to: 37.50 %% of them were paid"
                             + " here, out of the pool “platform”.")
                                .formatted(september));
        var part = why.at("/workings/parts/0");
        assertThat(part.get("run").asString()).isEqualTo(september);
        assertThat(part.get("driver").asString())
                .isEqualTo("frozen-resource-charges:chg-1:2026-09");
        assertThat(part.get("value").asString()).isEqualTo("37.5");
        assertThat(part.get("total").asString()).isEqualTo("100");
        var line = why.at("/costLines/first/0/id").asString();
        var postings = company.auditor().get("/cost-lines/" + line + "/postings").ok();
        assertThat(postings.toString()).contains("CC-A").contains("CC-B");
        assertThat(postings.get("items")).hasSize(2);
    }

    /** It is simulated with the very run that October pinned. */
    @Test
    @Order(3)
    void a_simulation_takes_the_same_frozen_shares() {
        var answer =
                company.preparer()
                        .post(
                                "/simulations",
                                Map.of(
                                        "policyText",
                                        POLICY.formatted("50", "50"),
                                        "periods",
                                        List.of("2026-10")))
                        .ok();
        for (var row : answer.get("costCenters")) {
            assertThat(row.at("/difference/amount").asString()).isEqualTo("0.00");
        }
    }

    /** September's tag was wrong: the charge was A's alone, so October's refund is, too. */
    @Test
    @Order(4)
    void when_another_run_is_posted_for_september_october_is_outdated_until_it_is_run_again() {
        company.accepted("focus", Map.of(), CorrectionSet.september("team"));
        var september = company.chargeback("2026-09", "standard");
        var close = company.preparer().post("/periods/2026-10/close", Map.of("reason", "end"));
        assertThat(close.status()).isEqualTo(409);
        assertThat(close.body()).contains("what is posted for a corrected month changed since");
        assertThat(company.totals("2026-10")).isEqualTo(Map.of("CC-A", "34.38", "CC-B", "-9.38"));

        var run = company.chargeback("2026-10", "standard");

        assertThat(run.at("/earlier/0/runId").asString())
                .isEqualTo(september.get("runId").asString());
        assertThat(company.totals("2026-10")).isEqualTo(Map.of("CC-A", "25.00", "CC-B", "0.00"));
        for (var posting : postings("2026-10")) {
            assertThat(ByHand.posted(explanation(posting))).isEqualByComparingTo(signed(posting));
        }
        var reasons = new TreeMap<String, Integer>();
        company.entries("2026-10")
                .forEach(entry ->
                        reasons.merge(entry.path("reason").asString("none"), 1, Integer::sum));
        assertThat(reasons).isEqualTo(Map.of("none", 2, "MAPPING", 2));
    }

    private static String costCenters() {
        var all = new ArrayList<String>();
        for (var code : List.of("A", "B", "U")) {
            all.add(
                    """
                    {"code": "CC-%s", "name": "%s", "aliases": ["%s"], "glAccount": "6100",
                     "legalEntity": "EX01", "owner": "owner", "validFrom": "2026-01-01"}
                    """
                            .formatted(code, code, code.toLowerCase(Locale.ROOT)));
        }
        return all.toString();
    }

    private List<JsonNode> postings(String period) {
        var postings = new ArrayList<JsonNode>();
        company.entries(period).forEach(entry -> entry.get("postings").forEach(postings::add));
        return postings;
    }

    private Map<String, String> posted(String period) {
        var amounts = new TreeMap<String, String>();
        for (var posting : postings(period)) {
            if (posting.has("key")) {
                amounts.put(
                        String.join(
                                " ",
                                posting.get("costCenter").asString(),
                                posting.at("/key/kind").asString(),
                                posting.at("/key/pool").asString(""),
                                posting.at("/key/chargeCategory").asString()),
                        signed(posting).toPlainString());
            }
        }
        return amounts;
    }

    private JsonNode posting(String costCenter, String category) {
        return postings("2026-10").stream()
                .filter(one ->
                        one.path("costCenter").asString("").equals(costCenter)
                                && one.at("/key/chargeCategory").asString("").equals(category))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode explanation(JsonNode posting) {
        return company.auditor()
                .get("/postings/" + posting.get("id").asString() + "/explanation")
                .ok();
    }

    private static BigDecimal signed(JsonNode posting) {
        return posting.has("debit")
                ? new BigDecimal(posting.at("/debit/amount").asString())
                : new BigDecimal(posting.at("/credit/amount").asString()).negate();
    }
}
