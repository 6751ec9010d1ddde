package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The commands about invoices before a service that answers what a test tells it. */
class InvoiceCommandsTest {

    private static final String ONE =
            """
            {"id":"i-1","invoiceId":"INV-1","revision":1,"state":"%s","billingPeriod":"2026-10",
            "total":{"amount":"9.00","currency":"USD"},"billed":{"amount":"8.99","currency":"USD"},
            "rounding":{"amount":"0.01","currency":"USD"}%s}\
            """;

    private final CommandRun service = new CommandRun();

    InvoiceCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void an_invoice_is_recorded_as_printed() {
        service.answer("POST /api/v1/invoices", 201, ONE.formatted("WITHIN", ""));
        var outcome =
                service.run(
                        "invoice",
                        "add",
                        "--provider=AWS",
                        "--account=1",
                        "--invoice-id=INV-1",
                        "--issue-date=2026-11-03",
                        "--due-date=2026-12-03",
                        "--period=2026-10",
                        "--currency=USD",
                        "--total=9.00",
                        "--tax=0.30",
                        "--document=archive 7",
                        "--reason=misread");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("state: WITHIN", "rounding: 0.01 USD");
        assertThat(CommandRun.body(service.requests().getFirst()))
                .isEqualTo(
                        """
                        {"provider":"AWS","billingAccount":"1","invoiceId":"INV-1",\
                        "issueDate":"2026-11-03","dueDate":"2026-12-03",\
                        "billingPeriod":"2026-10",\
                        "total":{"amount":"9.00","currency":"USD"},\
                        "tax":{"amount":"0.30","currency":"USD"},\
                        "document":"archive 7","reason":"misread"}\
                        """);
    }

    @Test
    void providers_are_asked_one_after_the_other_and_a_failure_of_one_spares_the_others() {
        service.answer(
                "GET /api/v1/connectors",
                200,
                """
                {"items":[{"name":"bill","bringsInvoices":false},
                {"name":"aws","bringsInvoices":true},{"name":"azure","bringsInvoices":true}]}\
                """);
        var failed =
                """
                {"items":[{"slice":"2026-10","state":"FAILED","failure":{"reason":"DENIED",
                "message":"needed is invoicing:ListInvoiceSummaries"}}]}\
                """;
        var received = "{\"items\":[{\"slice\":\"2026-10\",\"state\":\"RECEIVED\"}]}";
        for (var one : Map.of("aws", failed, "azure", received).entrySet()) {
            var path = "/api/v1/connectors/" + one.getKey();
            service.answer(
                    "POST " + path + "/fetches", 202, "{\"slices\":[{\"slice\":\"2026-10\"}]}");
            service.answer("GET " + path, 200, "{\"status\":\"IDLE\"}");
            service.answer(
                    "GET " + path + "/slices?from=2026-10-01&to=2026-10-01", 200, one.getValue());
        }
        var outcome = service.run("invoice", "fetch", "--period=2026-10");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("aws: 2026-10 DENIED: needed is invoicing:ListInvoiceSummaries");
        assertThat(outcome.out()).contains("RECEIVED");
        assertThat(CommandRun.body(service.requests().get(1)))
                .isEqualTo("{\"from\":\"2026-10-01\",\"to\":\"2026-10-31\",\"dryRun\":false}");
        assertThat(service.run("invoice", "fetch", "--period=October").exit()).isEqualTo(2);
        var json = service.run("invoice", "fetch", "--period=2026-10", "--json");
        assertThat(json.exit()).isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(json.out()))
                .hasToString(
                        "[{\"connector\":\"azure\",\"slice\":\"2026-10\",\"state\":\"RECEIVED\"}]");
        var bill = service.run("invoice", "fetch", "--connector=bill");
        assertThat(bill.exit()).isEqualTo(1);
        assertThat(bill.err()).contains("bill brings no invoices; of this book aws, azure do");
        assertThat(service.requests()).noneMatch(one -> one.toString().contains("bill/fetches"));
    }

    @Test
    void without_a_connector_that_brings_invoices_nothing_is_asked() {
        service.answer("GET /api/v1/connectors", 200, "{\"items\":[]}");
        var outcome = service.run("invoice", "fetch");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("no connector of the book brings invoices");
    }

    @Test
    void a_file_is_sent_whole_and_refused_with_its_places(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("invoices.csv"), "provider\nAWS\n");
        service.answer(
                "POST /api/v1/invoices/imports",
                200,
                "{\"recorded\":1,\"unchanged\":0,\"invoices\":[\"i-1\"]}");
        var done = service.run("invoice", "import", file.toString());
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("recorded: 1");
        assertThat(CommandRun.body(service.requests().getFirst()))
                .contains("filename=\"invoices.csv\"", "provider\nAWS");
        assertThat(service.run("invoice", "import", folder + "/none.csv").err())
                .contains("no readable file");
    }

    @Test
    void the_list_asks_for_what_is_wanted() {
        service.answer(
                "GET /api/v1/invoices?period=2026-10&state=EXCEPTION",
                200,
                "{\"items\":[" + ONE.formatted("EXCEPTION", "") + "]}");
        var known = service.run("invoice", "list", "--period=2026-10", "--state=EXCEPTION");
        assertThat(known.exit()).isZero();
        assertThat(known.out()).contains("i-1", "INV-1", "EXCEPTION", "9.00 USD", "8.99 USD");
        service.answer(
                "GET /api/v1/invoices/expected?period=2026-10",
                200,
                "{\"items\":[{\"billingPeriod\":\"2026-10\",\"invoiceId\":\"INV-2\","
                        + "\"billed\":{\"amount\":\"3.00\",\"currency\":\"USD\"}}]}");
        var expected = service.run("invoice", "list", "--period=2026-10", "--expected");
        assertThat(expected.out()).contains("INV-2", "3.00 USD");
    }

    @Test
    void one_is_shown_proposed_and_accepted() {
        service.answer("GET /api/v1/invoices/i-1", 200, ONE.formatted("EXCEPTION", ""));
        assertThat(service.run("invoice", "show", "i-1").out()).contains("state: EXCEPTION");
        service.answer(
                "POST /api/v1/invoices/i-1/acceptance",
                200,
                ONE.formatted("EXCEPTION", ",\"acceptance\":{\"contentHash\":\"abc\"}"));
        var proposed = service.run("invoice", "accept", "i-1", "--reason=invoiced in advance");
        assertThat(proposed.exit()).isZero();
        assertThat(proposed.out()).contains("acceptance.contentHash: abc");
        service.answer(
                "POST /api/v1/invoices/i-1/acceptance/approval",
                200,
                ONE.formatted("ACCEPTED", ""));
        var accepted = service.run("invoice", "accept", "i-1", "--content-hash=abc");
        assertThat(accepted.exit()).isZero();
        assertThat(accepted.out()).contains("ACCEPTED");
        assertThat(CommandRun.body(service.requests().getLast()))
                .isEqualTo("{\"contentHash\":\"abc\"}");
        assertThat(service.run("invoice", "accept", "i-1").exit()).isEqualTo(2);
        assertThat(service.run("invoice").exit()).isEqualTo(2);
    }
}
