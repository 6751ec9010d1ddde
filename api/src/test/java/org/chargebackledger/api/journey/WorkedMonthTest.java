package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The worked month from its files through HTTP to a closed period, each figure asserted. */
class WorkedMonthTest extends ServiceTest {

    private static final String PERIOD = WorkedMonth.PERIOD;

    @Test
    void every_expected_line_is_posted_stated_and_closed() {
        var company = new Company(service());
        WorkedMonth.deliver(company);

        var run = company.chargeback(PERIOD, WorkedMonth.POLICY);

        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(run.get("totals").get(0).get("billed").get("amount").asString())
                .isEqualTo("751.40");
        assertThat(company.totals(PERIOD))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "CC-4100", "393.44",
                                "CC-4200", "163.51",
                                "CC-4300", "191.12",
                                "CC-UNATTRIBUTED", "3.33"));
        assertThat(stated(company)).isEqualTo(expected());
        the_same_run_again_changes_nothing(company, run);
        the_entries_are_a_chain(company);
        the_bill_is_reconciled(company);

        var closed = company.close(PERIOD);

        assertThat(closed.get("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.get("head").asString())
                .isEqualTo(company.entries(PERIOD).getLast().get("hash").asString());
        a_closed_period_takes_no_run(company);
    }

    private static void the_same_run_again_changes_nothing(Company company, JsonNode run) {
        var entries = company.entries(PERIOD).size();
        var again = company.chargeback(PERIOD, WorkedMonth.POLICY);
        assertThat(again.get("runId").asString()).isEqualTo(run.get("runId").asString());
        assertThat(company.entries(PERIOD)).hasSize(entries);
    }

    private static void the_entries_are_a_chain(Company company) {
        var previous = "0".repeat(64);
        var number = 0;
        for (var entry : company.entries(PERIOD)) {
            number++;
            assertThat(entry.get("number").asString())
                    .isEqualTo("%s-%06d".formatted(PERIOD, number));
            assertThat(entry.get("previousHash").asString()).isEqualTo(previous);
            previous = entry.get("hash").asString();
            assertThat(CanonicalJson.hash(PlainJson.without(entry, "hash"))).isEqualTo(previous);
        }
        assertThat(number).isEqualTo(4);
    }

    private static void the_bill_is_reconciled(Company company) {
        var reconciliation = company.auditor().get("/periods/" + PERIOD + "/reconciliation").ok();
        var balance = company.auditor().get("/periods/" + PERIOD + "/trial-balance").ok();
        assertThat(reconciliation.toString()).contains("\"751.40\"");
        assertThat(balance.toString()).contains("\"difference\":{\"amount\":\"0.00\"");
    }

    private static void a_closed_period_takes_no_run(Company company) {
        var refused =
                company.preparer()
                        .post(
                                "/periods/" + PERIOD + "/runs",
                                Map.of("policy", WorkedMonth.POLICY, "kind", "chargeback"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).endsWith("period-not-open");
    }

    /** The statements' CSV rows without cluster and currency, as the expected file has them. */
    private static SortedSet<String> stated(Company company) {
        var rows = new TreeSet<String>();
        for (var costCenter : company.totals(PERIOD).keySet()) {
            var csv =
                    company.auditor()
                            .get("/periods/" + PERIOD + "/statements/" + costCenter, "text/csv")
                            .body();
            csv.lines().skip(1).map(WorkedMonthTest::comparable).forEach(rows::add);
        }
        return rows;
    }

    private static String comparable(String row) {
        var cells = new ArrayList<>(List.of(row.split(",", -1)));
        assertThat(cells.removeLast()).isEqualTo("USD");
        cells.remove(5);
        return String.join(",", cells);
    }

    private static SortedSet<String> expected() {
        return new TreeSet<>(SharedData.text("worked_month/expected.csv").lines().skip(1).toList());
    }
}
