package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Credentials;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

class ServiceCommandsTest {

    @TempDir private Path folder;

    private CommandRun service = new CommandRun();

    ServiceCommandsTest() throws IOException {}

    @BeforeEach
    void start() throws IOException {
        service.close();
        service = new CommandRun();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void import_sends_all_files_as_one_delivery_and_waits_for_the_outcome() throws Exception {
        var one = Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
        var two = Files.writeString(folder.resolve("b.csv"), "x,y\n3,4\n");
        service.answer("POST /api/v1/imports", 202, "{\"importId\":\"i1\"}")
                .answer(
                        "GET /api/v1/imports/i1",
                        200,
                        "{\"importId\":\"i1\",\"status\":\"STAGED\"}")
                .answer(
                        "GET /api/v1/imports/i1",
                        200,
                        "{\"importId\":\"i1\",\"status\":\"ACCEPTED\",\"controlTotals\":"
                                + "[{\"provider\":\"AWS\",\"rows\":2,\"billed\":"
                                + "{\"amount\":\"10.5\",\"currency\":\"USD\"}}]}");
        var outcome =
                service.run(
                        "import",
                        "--source=focus",
                        "--billing-account=42",
                        one.toString(),
                        two.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("status: ACCEPTED", "controlTotals", "10.5 USD");
        var sent = service.requests().getFirst();
        assertThat(sent.getHeaders().get("Authorization"))
                .isEqualTo(Credentials.basic("preparer", "demo"));
        assertThat(sent.getHeaders().get("Idempotency-Key")).matches("\"[0-9a-f-]{36}\"");
        assertThat(CommandRun.body(sent))
                .contains("name=\"source\"", "focus", "billingAccount", "a.csv", "b.csv", "3,4");
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void a_rejected_import_is_refused_with_its_findings() throws Exception {
        var file = Files.writeString(folder.resolve("a.csv"), "x\n");
        service.answer("POST /api/v1/imports", 202, "{\"importId\":\"i1\"}")
                .answer(
                        "GET /api/v1/imports/i1",
                        200,
                        "{\"status\":\"REJECTED\",\"findings\":[{\"severity\":\"REJECT\",\"file\":"
                                + "\"a.csv\",\"line\":7,\"column\":\"BilledCost\",\"value\":\"x\","
                                + "\"code\":\"not-a-number\",\"reason\":\"not a number\"}]}");
        var outcome = service.run("import", "--source=focus", file.toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains(
                        "the delivery is REJECTED",
                        "REJECT a.csv:7 BilledCost 'x': not a number (not-a-number)");
    }

    @Test
    void a_file_that_is_not_there_is_refused_before_anything_is_sent() {
        var outcome = service.run("import", "--source=focus", folder.resolve("no.csv").toString());
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("no readable file");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void run_waits_until_the_entries_are_posted() {
        var run = "GET /api/v1/periods/2026-10/runs/r1?book=DE01";
        service.answer("POST /api/v1/periods/2026-10/runs?book=DE01", 202, "{\"runId\":\"r1\"}")
                .answer(run, 200, "{\"runId\":\"r1\",\"status\":\"RUNNING\"}")
                .answer(run, 200, "{\"runId\":\"r1\",\"status\":\"COMPUTED\"}")
                .answer(run, 200, "{\"runId\":\"r1\",\"status\":\"POSTED\",\"entries\":[\"n1\"]}");
        var outcome =
                service.run(
                        "run",
                        "2026-10",
                        "--policy=p",
                        "--policy-version=2",
                        "--book=DE01",
                        "--idempotency-key=k",
                        "--json");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().strip())
                .isEqualTo("{\"runId\":\"r1\",\"status\":\"POSTED\",\"entries\":[\"n1\"]}");
        var sent = service.requests().getFirst();
        assertThat(CommandRun.body(sent))
                .isEqualTo("{\"policy\":\"p\",\"version\":2,\"kind\":\"chargeback\"}");
        assertThat(sent.getHeaders().get("Idempotency-Key")).isEqualTo("\"k\"");
    }

    @Test
    void a_showback_run_is_done_when_it_is_computed_and_a_failed_one_is_refused() {
        service.answer("POST /api/v1/periods/2026-10/runs", 202, "{\"runId\":\"r1\"}")
                .answer("GET /api/v1/periods/2026-10/runs/r1", 200, "{\"status\":\"COMPUTED\"}")
                .answer(
                        "GET /api/v1/periods/2026-10/runs/r1",
                        200,
                        "{\"status\":\"FAILED\",\"reason\":\"no usage\"}");
        assertThat(service.run("run", "2026-10", "--policy=p", "--kind=showback").exit()).isZero();
        var failed = service.run("run", "2026-10", "--policy=p");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("the run failed: no usage");
    }

    @Test
    void lint_tries_a_policy_on_a_month_of_the_service() throws Exception {
        var file = Files.writeString(folder.resolve("p.yaml"), "name: p\n");
        service.answer(
                "POST /api/v1/policies/lint?period=2026-10",
                200,
                "{\"valid\":true,\"problems\":[{\"severity\":\"WARNING\",\"code\":"
                        + "\"unattributed\",\"path\":\"/unattributed\",\"line\":4,\"column\":15,"
                        + "\"reason\":\"no rule\",\"money\":[{\"amount\":\"3.33\","
                        + "\"currency\":\"USD\"}]}]}");
        var outcome = service.run("policy", "lint", file.toString(), "--period=2026-10");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().strip())
                .isEqualTo(
                        "WARNING /unattributed (line 4, column 15): no rule [3.33 USD]"
                                + " (unattributed)");
        assertThat(CommandRun.body(service.requests().getFirst())).isEqualTo("name: p\n");
    }

    @Test
    void close_proposes_and_approves() {
        service.answer("POST /api/v1/periods/2026-10/close", 200, "{\"status\":\"OPEN\"}")
                .answer(
                        "POST /api/v1/periods/2026-10/close/approval",
                        200,
                        "{\"period\":\"2026-10\",\"status\":\"CLOSED\",\"head\":\"ab\"}");
        service.answer(
                "GET /api/v1/periods/2026-10", 200, "{\"proposal\":{\"contentHash\":\"ab12\"}}");
        assertThat(service.run("close", "2026-10", "--reason=month end").exit()).isZero();
        var approved = service.run("close", "2026-10", "--approve", "--user=approver");
        assertThat(approved.exit()).isZero();
        assertThat(approved.out()).contains("status: CLOSED", "head: ab");
        assertThat(CommandRun.body(service.requests().getFirst()))
                .isEqualTo("{\"reason\":\"month end\"}");
        assertThat(CommandRun.body(service.requests().getLast()))
                .isEqualTo("{\"contentHash\":\"ab12\"}");
        assertThat(service.requests().getLast().getHeaders().get("Authorization"))
                .isEqualTo(Credentials.basic("approver", "demo"));
    }

    @Test
    void reopen_proposes_and_approves_what_was_read() {
        service.answer("POST /api/v1/periods/2026-10/reopen", 200, "{\"status\":\"CLOSED\"}")
                .answer(
                        "POST /api/v1/periods/2026-10/reopen/approval",
                        200,
                        "{\"period\":\"2026-10\",\"status\":\"REOPENED\"}");
        assertThat(service.run("reopen", "2026-10", "--reason=late bill").exit()).isZero();
        var approved =
                service.run(
                        "reopen", "2026-10", "--approve", "--content-hash=cd34", "--user=approver");
        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("status: REOPENED");
        assertThat(CommandRun.body(service.requests().getFirst()))
                .isEqualTo("{\"reason\":\"late bill\"}");
        assertThat(CommandRun.body(service.requests().getLast()))
                .isEqualTo("{\"contentHash\":\"cd34\"}");
        assertThat(service.run("reopen", "2026-10").exit()).isEqualTo(2);
        assertThat(service.run("reopen", "2026-10", "--reason=r", "--approve").exit()).isEqualTo(2);
        assertThat(service.run("reopen", "2026-10", "--content-hash=h").exit()).isEqualTo(2);
    }

    @Test
    void a_refusal_is_exit_1_with_the_reason_on_stderr() {
        service.refuse(
                "POST /api/v1/periods/2026-10/close", 409, "checklist-unmet", "suspense is 0.01");
        var outcome = service.run("close", "2026-10", "--reason=r");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().strip()).isEqualTo("suspense is 0.01 (checklist-unmet)");
        var forMachines = service.run("close", "2026-10", "--reason=r", "--json");
        assertThat(forMachines.exit()).isEqualTo(1);
        assertThat(forMachines.err()).startsWith("{\"type\":\"/problems/checklist-unmet\"");
    }

    @Test
    void a_statement_is_a_table_a_csv_or_json() {
        var statement =
                "{\"number\":\"S1\",\"revision\":1,\"period\":\"2026-10\",\"costCenter\":\"CC-4100\","
                    + "\"mode\":\"CHARGEBACK\",\"lines\":[{\"label\":\"compute\",\"amount\":"
                    + "{\"amount\":\"30.59\",\"currency\":\"USD\"}}],\"adjustments\":[],"
                    + "\"total\":{\"amount\":\"393.44\",\"currency\":\"USD\"},"
                    + "\"owed\":{\"amount\":\"393.44\",\"currency\":\"USD\"}}";
        var path = "GET /api/v1/periods/2026-10/statements/CC-4100?view=restated&asOf=7";
        service.answer(path, 200, statement);
        var options =
                new String[] {"statement", "2026-10", "CC-4100", "--view=restated", "--as-of=7"};
        var table = service.run(options);
        assertThat(table.exit()).isZero();
        assertThat(table.out())
                .contains("CC-4100  2026-10  S1  revision 1  CHARGEBACK")
                .containsPattern("compute +30.59 USD")
                .containsPattern("total +393.44 USD");
        assertThat(service.run(with(options, "--json")).out().strip()).isEqualTo(statement);
        assertThat(service.run(with(options, "--format=json")).out().strip()).isEqualTo(statement);
        service.answer(
                "GET /api/v1/periods/2026-10/statements/CC-1",
                CommandRun.response(200, "text/csv", "cost_center,kind\nCC-1,direct\n"));
        assertThat(service.run("statement", "2026-10", "CC-1", "--format=csv").out())
                .isEqualTo("cost_center,kind\nCC-1,direct\n");
        assertThat(service.requests().getLast().getHeaders().get("Accept")).isEqualTo("text/csv");
    }

    @Test
    void reconcile_is_1_when_bill_and_ledger_differ() {
        var path = "GET /api/v1/periods/2026-10/reconciliation";
        service.answer(path, 200, accounts("0.00")).answer(path, 200, accounts("0.01"));
        assertThat(service.run("reconcile", "2026-10").exit()).isZero();
        var differs = service.run("reconcile", "2026-10");
        assertThat(differs.exit()).isEqualTo(1);
        assertThat(differs.out()).contains("0.01 USD");
        assertThat(differs.err()).contains("differ");
    }

    @Test
    void reconcile_with_estimates_is_1_when_one_is_outside() {
        var path = "GET /api/v1/periods/2026-10/reconciliation/estimate";
        service.answer(path, 200, estimate("WITHIN")).answer(path, 200, estimate("OUTSIDE"));
        assertThat(service.run("reconcile", "2026-10", "--estimate").exit()).isZero();
        var off = service.run("reconcile", "2026-10", "--estimate");
        assertThat(off.exit()).isEqualTo(1);
        assertThat(off.out()).contains("12.5", "OUTSIDE", "team-search");
        assertThat(off.err()).contains("an estimate of 2026-10 is off");
    }

    @Test
    void reconcile_with_the_waterfall_is_1_when_too_much_has_no_cause() {
        var path = "GET /api/v1/periods/2026-10/reconciliation/waterfall";
        service.answer(path, 200, waterfall(true, "0"))
                .answer(path, 200, waterfall(false, "0"))
                .answer(path, 200, waterfall(true, "0.01"));
        var within = service.run("reconcile", "2026-10", "--waterfall");
        assertThat(within.exit()).isZero();
        assertThat(within.out())
                .contains("eks-prod-eu (COST_MODEL)", "idle", "372.5", "charged", "nadia");
        var off = service.run("reconcile", "2026-10", "--waterfall");
        assertThat(off.exit()).isEqualTo(1);
        assertThat(off.err()).contains("nothing explains");
        assertThat(service.run("reconcile", "2026-10", "--waterfall").err()).contains("differ");
        assertThat(service.run("reconcile", "2026-10", "--waterfall", "--estimate").exit())
                .isEqualTo(2);
    }

    private static String waterfall(boolean within, String remainder) {
        var bill =
                "{\"estimate\":\"371.5\",\"steps\":[{\"cause\":\"idle\",\"about\":\"idle\","
                        + "\"amount\":\"372.5\",\"lines\":31}],\"remainder\":\"0\","
                        + "\"billed\":\"744\",\"lines\":31}";
        return """
        {"period":"2026-10","runId":"r","tolerance":"0.05","within":%1$s,
         "accounts":[{"provider":"AWS","billingAccount":"1","currency":"USD","bill":%2$s,
           "ledger":{"billed":"744","steps":[],"remainder":"%3$s",
                     "charged":{"amount":"744.00","currency":"USD"}},
           "clusters":[{"cluster":"eks-prod-eu","estimatedBy":"COST_MODEL","bill":%2$s}]}],
         "variances":[{"cluster":"eks-prod-eu","estimate":"371.5","compared":"371.5",
                       "remainder":"0","within":%1$s,"owner":"nadia"}],
         "notCompared":[]}\
        """
                .formatted(within, bill, remainder);
    }

    @Test
    void rebuild_and_policy_show_print_what_the_service_says() {
        service.answer("POST /api/v1/read-models/rebuilds", 202, "{\"rebuildId\":\"b1\"}")
                .answer("GET /api/v1/read-models/rebuilds/b1", 200, "{\"status\":\"RUNNING\"}")
                .answer("GET /api/v1/read-models/rebuilds/b1", 200, "{\"status\":\"DONE\"}")
                .answer(
                        "GET /api/v1/policies/p/versions",
                        200,
                        "{\"items\":[{\"version\":1,\"status\":\"APPROVED\"}]}")
                .answer(
                        "GET /api/v1/policies/p/versions/1",
                        200,
                        "{\"version\":1,\"hash\":\"ab\",\"words\":\"In plain words\\n\"}")
                .answer(
                        "GET /api/v1/policies/p/versions/2/differences?from=1",
                        200,
                        "{\"words\":[\"Pool a is gone.\"],\"text\":\"--- 1\\n+++ 2\\n\"}");
        assertThat(service.run("rebuild").out()).contains("status: DONE");
        assertThat(service.run("policy", "show", "p").out()).contains("version", "APPROVED");
        assertThat(service.run("policy", "show", "p", "1").out())
                .contains("hash: ab", "In plain words");
        assertThat(service.run("policy", "show", "p", "2", "--from=1").out())
                .contains("Pool a is gone.", "+++ 2");
    }

    @Test
    void a_write_is_sent_again_with_its_key_while_the_service_asks_for_patience() {
        var close = "POST /api/v1/periods/2026-10/close";
        service.refuse(close, 409, "idempotency-key-in-use", "running")
                .refuse(close, 503, "unavailable", "later")
                .answer(close, 200, "{\"status\":\"OPEN\"}");
        assertThat(service.run("close", "2026-10", "--reason=r").exit()).isZero();
        assertThat(service.requests())
                .extracting(request -> request.getHeaders().get("Idempotency-Key"))
                .hasSize(3)
                .containsOnly(service.requests().getFirst().getHeaders().get("Idempotency-Key"));
    }

    @Test
    void where_no_service_is_the_command_says_so() {
        var url = service.url();
        service.close();
        var outcome =
                CommandRun.bare(
                        Map.of("CHARGEBACK_PASSWORD", "demo"),
                        "reconcile",
                        "2026-10",
                        "--url",
                        url);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("there is no service at " + url);
    }

    private static String estimate(String outcome) {
        return """
        {"tolerance":"0.05","clusters":[{"cluster":"prod","nodes":{"estimate":"1","ledger":"1",\
        "outcome":"WITHIN"},"namespaces":[{"namespace":"team-search","nodes":\
        {"estimate":"12.5","ledger":"1","outcome":"%s"}}]}]}\
        """
                .formatted(outcome);
    }

    private static String accounts(String difference) {
        return "{\"accounts\":[{\"difference\":{\"amount\":\"%s\",\"currency\":\"USD\"}}]}"
                .formatted(difference);
    }

    private static String[] with(String[] options, String more) {
        var all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = more;
        return all;
    }
}
