package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The month of rounding from its bill through HTTP to a closed period, each figure asserted. */
class RoundingMonthTest extends ServiceTest {

    private static final String PERIOD = RoundingMonth.PERIOD;

    @Test
    void every_tie_and_mirror_is_posted_as_worked_by_hand() {
        var company = new Company(service());
        company.register(RoundingMonth.costCenters());
        company.adopt(RoundingMonth.POLICY, RoundingMonth.RULES, PERIOD);
        company.accepted("focus", Map.of(), new Upload("bill.csv", RoundingMonth.bill()));

        var run = company.chargeback(PERIOD, RoundingMonth.POLICY);

        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        var posted = posted(company);
        for (var account : RoundingMonth.ACCOUNTS) {
            assertThat(posted.get(account.name()))
                    .as(account.name())
                    .containsExactlyInAnyOrderElementsOf(account.postings().lines().toList());
            assertThat(billed(run, account)).as(account.name()).isEqualTo(account.billed());
        }
        assertThat(statements(company))
                .containsExactlyInAnyOrder(
                        // 1.01 - 1.01 + 0.01 - 0.01 + 0.02 + 5.02 + 0.01 + 0.01 + 3.34
                        "CC-A 8.40 USD",
                        // 1.01 - 1.01 - 0.01 + 0.01 + 0.01 - 0.02
                        "CC-B -0.01 USD",
                        // 1.00 - 1.00
                        "CC-C 0.00 USD",
                        "CC-A 1 JPY",
                        "CC-B 1 JPY",
                        "CC-B 0.001 KWD");
        all_that_is_not_posted_is_recorded_as_rounding(company);
        assertThat(company.close(PERIOD).get("status").asString()).isEqualTo("CLOSED");
    }

    private static void all_that_is_not_posted_is_recorded_as_rounding(Company company) {
        var reconciliation =
                company.auditor().get("/periods/" + PERIOD + "/reconciliation?grain=true").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).isTrue();
        assertThat(reconciliation.get("grain"))
                .allSatisfy(place -> assertThat(place.get("rounding").asBoolean()).isTrue());
        assertThat(reconciliation.get("grain"))
                .filteredOn(place -> isZero(place.get("posted").get("amount")))
                .filteredOn(place -> !isZero(place.get("exact")))
                .extracting(RoundingMonthTest::kept)
                .containsExactlyInAnyOrder(
                        "keys CC-A shared 0.005 (-0.5)",
                        "keys CC-B shared 0.005 (-0.5)",
                        "keys CC-C shared 0.005 (-0.5)",
                        "code-points CC-A \uD83D\uDE00 0.005 (-0.5)",
                        "yen CC-C disk 0.5 (-0.5)",
                        "dinar CC-A disk 0.0006 (-0.6)");
    }

    private static boolean isZero(JsonNode amount) {
        return new BigDecimal(amount.asString()).signum() == 0;
    }

    private static String kept(JsonNode place) {
        return "%s %s %s %s (%s)"
                .formatted(
                        place.get("billingAccount").asString(),
                        place.get("costCenter").asString(),
                        place.get("service").asString(),
                        place.get("exact").asString(),
                        place.get("roundingUnits").asString());
    }

    /** What is posted for each billing account, clearing left out. */
    private static Map<String, List<String>> posted(Company company) {
        var posted = new TreeMap<String, List<String>>();
        for (var entry : company.entries(PERIOD)) {
            var account = entry.get("sourceAccount").get("billingAccount").asString();
            var texts = posted.computeIfAbsent(account, _ -> new ArrayList<>());
            for (var posting : entry.get("postings")) {
                if (!posting.get("account").asString().startsWith("clearing:")) {
                    texts.add(text(posting));
                }
            }
        }
        return posted;
    }

    private static String text(JsonNode posting) {
        var side = posting.has("debit") ? "debit" : "credit";
        return "%s %s %s (%s)"
                .formatted(
                        place(posting),
                        side,
                        posting.get(side).get("amount").asString(),
                        posting.path("roundingUnits").asString());
    }

    private static String place(JsonNode posting) {
        var key = posting.path("key");
        return key.isMissingNode()
                ? posting.get("account").asString().split(":", 2)[0]
                : String.join(
                        " ",
                        posting.get("costCenter").asString(),
                        key.get("kind").asString(),
                        key.get("chargeCategory").asString(),
                        key.get("service").asString());
    }

    private static String billed(JsonNode run, RoundingMonth.Account account) {
        for (var total : run.get("totals")) {
            if (total.get("billingAccount").asString().equals(account.name())) {
                assertThat(total.get("currency").asString()).isEqualTo(account.currency());
                return total.get("billed").get("amount").asString();
            }
        }
        throw new AssertionError("no total of " + account.name() + " in " + run);
    }

    private static List<String> statements(Company company) {
        var statements = new ArrayList<String>();
        for (var statement :
                company.auditor().get("/periods/" + PERIOD + "/statements").ok().get("items")) {
            statements.add(
                    statement.get("costCenter").asString()
                            + " "
                            + statement.get("total").get("amount").asString()
                            + " "
                            + statement.get("total").get("currency").asString());
        }
        return statements;
    }
}
