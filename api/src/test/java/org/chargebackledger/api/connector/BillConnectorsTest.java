package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import mockwebserver3.MockResponse;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.delivery.DeliveryStore;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.ingest.invoices.FakeBilling;
import org.chargebackledger.ingest.invoices.FakeInvoicing;
import org.chargebackledger.ingest.store.FakeBucket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A month whose bills and invoices are fetched from Azure and AWS, from configuration to
 * statements. The steps build on each other, in the order of their names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class BillConnectorsTest {

    private static final String MONTH = "2026-10";
    private static final String RULES =
            """
            apiVersion: chargeback/v1
            name: teams
            currency: USD
            unattributed: CC-U
            attribution:
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            """;

    private static final String DELIVERED = "2026-11-03T10:00:00Z";
    private static final String KEYS = "aws/cur/20261001-20261101/";
    private static final String AWS_BILL =
            """
            bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/UsageAccountId,\
            lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,\
            lineItem/ProductCode,lineItem/ResourceId,lineItem/CurrencyCode,\
            lineItem/UnblendedCost,resourceTags/user:team
            1,2026-10-01T00:00:00Z,2,Usage,2026-10-05T00:00:00Z,2026-10-05T01:00:00Z,\
            AmazonEC2,i-1,USD,7.25,A
            1,2026-10-01T00:00:00Z,2,Usage,2026-10-31T23:00:00Z,2026-11-01T00:00:00Z,\
            AmazonEC2,i-2,USD,2.5,B
            """;
    private static final String MANIFEST =
            "{\"assemblyId\":\"a2\",\"billingPeriod\":{\"start\":\"20261001T000000.000Z\"},"
                    + "\"reportKeys\":[\""
                    + KEYS
                    + "a2/cur-00001.csv\"]}";

    private final FakeCostManagement azure = new FakeCostManagement();
    private final FakeBucket bucket = new FakeBucket();
    private final FakeInvoicing invoicing = new FakeInvoicing();
    private final FakeBilling billing = new FakeBilling();
    private final AtomicInteger asked = new AtomicInteger();
    private RunningService service;
    private Company company;

    @BeforeAll
    void start() {
        bucket.put(KEYS + "a2/cur-00001.csv", AWS_BILL, DELIVERED)
                .put(KEYS + "cur-Manifest.json", MANIFEST, DELIVERED)
                .troubled((_, _) -> trouble(asked.incrementAndGet()));
        var all =
                new ArrayList<>(
                        connector(
                                0,
                                "azure",
                                "azure-cost-management",
                                "scope=" + FakeCostManagement.SCOPE,
                                "address=" + azure.address(),
                                "identity=token",
                                "token=s3cret"));
        all.addAll(
                connector(
                        1,
                        "aws",
                        "aws-cur-files",
                        "bucket=" + FakeBucket.NAME,
                        "prefix=aws",
                        "export=cur",
                        "region=eu-central-1",
                        "endpoint=" + bucket.address(),
                        "access-key=key",
                        "secret-key=s3cret"));
        all.addAll(
                connector(
                        2,
                        "aws-invoices",
                        "aws-invoices",
                        "billing-account=1",
                        "endpoint=" + invoicing.address(),
                        "access-key=key",
                        "secret-key=s3cret"));
        all.addAll(
                connector(
                        3,
                        "azure-invoices",
                        "azure-invoices",
                        "billing-account=/providers/Microsoft.Billing/billingAccounts/8611537",
                        "address=" + billing.address(),
                        "identity=token",
                        "token=" + FakeBilling.TOKEN));
        service = RunningService.start(all.toArray(String[]::new));
        company = new Company(service.uri());
        company.register(
                """
                [%s,%s,%s]
                """
                        .formatted(costCenter("A"), costCenter("B"), costCenter("U")));
        company.adopt("teams", RULES, MONTH);
    }

    /** Every third request is throttled or fails first. */
    private static @Nullable MockResponse trouble(int number) {
        return switch (number % 6) {
            case 2 -> FakeBucket.error(429, "TooManyRequests");
            case 5 -> FakeBucket.error(503, "ServiceUnavailable");
            default -> null;
        };
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        azure.close();
        bucket.close();
        invoicing.close();
        billing.close();
    }

    @Test
    void a_bills_of_two_clouds_are_fetched_accepted_and_posted() {
        for (var name : List.of("azure", "aws")) {
            var slice = fetched(name);
            assertThat(slice.get("state").asString()).as("%s", slice).isEqualTo("RECEIVED");
            assertThat(slice.get("finality").asString()).isEqualTo("FINAL");
            assertThat(slice.get("imports")).hasSize(1);
        }
        var run = company.chargeback(MONTH, "teams");
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(company.totals(MONTH))
                .containsExactlyInAnyOrderEntriesOf(Map.of("CC-A", "107.50", "CC-B", "13.00"));
        assertThat(company.auditor().get("/connectors").body()).doesNotContain("s3cret");
        assertThat(company.preparer().post("/connectors/aws/test", Map.of()).body())
                .contains("\"name\":\"manifest\"");
    }

    @Test
    void b_invoices_are_fetched_matched_and_their_rounding_is_posted() {
        assertThat(checklist("invoices-matched")).isEqualTo("true: no invoices are kept");
        var throttled = new AtomicInteger();
        invoicing
                .lists(FakeInvoicing.invoice("AWS-1", "9.76", ""))
                .troubled(_ ->
                        throttled.getAndIncrement() == 0
                                ? FakeInvoicing.error(400, "ThrottlingException", "Rate exceeded")
                                : null);
        billing.lists(
                FakeBilling.invoice("G1", "110.75", ""),
                FakeBilling.invoice("G0", "99.00", ",\"status\":\"Void\""));
        for (var name : List.of("aws-invoices", "azure-invoices")) {
            var slice = fetched(name);
            assertThat(slice.get("finality").asString()).as("%s", slice).isEqualTo("FINAL");
            assertThat(slice.get("imports")).isEmpty();
        }
        var aws = invoice("AWS-1", 1, 1);
        assertThat(aws.get("state").asString()).isEqualTo("WITHIN");
        assertThat(aws.get("origin").asString()).isEqualTo("FETCHED");
        assertThat(aws.get("recordedBy").asString()).isEqualTo("preparer");
        assertThat(aws.get("dueDate").asString()).isEqualTo("2026-12-03");
        assertThat(aws.get("sourceAccount").get("invoiceIssuer").asString()).isEqualTo("AWS");
        assertThat(kept(aws)).contains("\"TotalAmount\":\"9.76\"");
        var microsoft = invoice("G1", 1, 0);
        assertThat(microsoft.get("state").asString()).isEqualTo("MATCHED");
        assertThat(microsoft.get("sourceAccount").get("billingAccount").asString())
                .isEqualTo("8611537");
        assertThat(checklist("invoices-matched")).isEqualTo("true: 2 invoices, nothing open");
        assertThat(checklist("sources-final-or-accrued")).doesNotContain("invoices");
        var entry = company.entries(MONTH).getLast();
        assertThat(entry.get("kind").asString()).isEqualTo("INVOICE_ROUNDING");
        assertThat(entry.get("postings").get(0).get("debit").get("amount").asString())
                .isEqualTo("0.01");
    }

    @Test
    void c_the_same_again_changes_nothing_and_another_total_is_a_new_revision() {
        fetched("aws-invoices");
        assertThat(invoice("AWS-1", 1, 1).get("reason")).isNull();
        invoicing.lists(FakeInvoicing.invoice("AWS-1", "9.75", ""));
        fetched("aws-invoices");
        var restated = invoice("AWS-1", 2, 2);
        assertThat(restated.get("state").asString()).isEqualTo("MATCHED");
        assertThat(restated.get("reason").asString())
                .isEqualTo("AWS answers 9.75 USD; 9.76 USD was recorded");
        assertThat(restated.get("answerSha256").asString())
                .isNotEqualTo(restated.get("revisions").get(0).get("answerSha256").asString());
    }

    @Test
    void d_what_a_person_corrected_stays_until_the_service_says_something_else() {
        company.preparer()
                .post(
                        "/invoices",
                        Map.of(
                                "provider",
                                "AWS",
                                "billingAccount",
                                "1",
                                "invoiceId",
                                "AWS-1",
                                "issueDate",
                                "2026-11-03",
                                "billingPeriod",
                                MONTH,
                                "total",
                                Map.of("amount", "9.74", "currency", "USD"),
                                "document",
                                "archive 7",
                                "reason",
                                "the paper says so"))
                .ok();
        fetched("aws-invoices");
        assertThat(invoice("AWS-1", 3, 3).get("total").get("amount").asString()).isEqualTo("9.74");
        invoicing.lists(FakeInvoicing.invoice("AWS-1", "20.00", ""));
        fetched("aws-invoices");
        var exception = invoice("AWS-1", 4, 4);
        assertThat(exception.get("state").asString()).isEqualTo("EXCEPTION");
        assertThat(exception.get("document").asString()).isEqualTo("archive 7");
        assertThat(checklist("invoices-matched")).startsWith("false: AWS-1 of ");
    }

    @Test
    void e_an_answer_of_which_one_invoice_has_no_place_is_not_recorded_at_all() {
        invoicing.lists(
                FakeInvoicing.invoice("AWS-2", "1.00", ""),
                FakeInvoicing.invoice("AWS-3", "1.001", ""));
        var slice = asked("aws-invoices");
        assertThat(slice.get("failure").get("reason").asString()).isEqualTo("MALFORMED");
        assertThat(slice.get("failure").get("message").asString())
                .contains("aws-invoices-2026-10-1.json: InvoiceSummaries[1].BaseCurrencyAmount");
        invoicing.lists(
                FakeInvoicing.invoice("AWS-2", "1.00", "").replace("USD", "EUR"),
                FakeInvoicing.invoice("AWS-3", "2.00", "")
                        .replace("USD", "SEK")
                        .replace("\"InvoicingEntity\"", "\"Other\""));
        var rejected = asked("aws-invoices").get("failure");
        assertThat(rejected.get("reason").asString()).isEqualTo("REJECTED");
        assertThat(rejected.get("message").asString())
                .contains(
                        "InvoiceSummaries[1]: no bill is of AWS 1 in SEK; there are bills of AWS 1"
                                + " in USD, Microsoft 8611537 in USD: is the bill accepted");
        assertThat(company.auditor().get("/invoices").ok().get("items")).hasSize(2);
        invoicing.troubled(
                _ -> FakeInvoicing.error(400, "AccessDeniedException", "x is not authorized"));
        var denied = asked("aws-invoices").get("failure");
        assertThat(denied.get("reason").asString()).isEqualTo("DENIED");
        assertThat(denied.get("message").asString())
                .contains("needed is invoicing:ListInvoiceSummaries");
        assertThat(company.auditor().get("/connectors/aws-invoices").ok().get("bringsInvoices"))
                .hasToString("true");
    }

    @Test
    void f_an_answer_that_somebody_saved_is_recorded_alike_from_its_file() {
        var answer =
                "{\"InvoiceSummaries\":[%s]}"
                        .formatted(
                                FakeInvoicing.invoice("AWS-1", "9.75", "")
                                        .replace("\"111122223333\"", "\"1\""));
        var taken =
                company.preparer()
                        .upload(
                                "/invoices/imports",
                                "invoices",
                                Map.of(),
                                List.of(new Upload("list.json", answer.getBytes(UTF_8))),
                                Map.of())
                        .ok();
        assertThat(taken.get("recorded").asInt()).isEqualTo(1);
        var invoice = invoice("AWS-1", 5, 4);
        assertThat(invoice.get("state").asString()).isEqualTo("MATCHED");
        assertThat(invoice.get("origin").asString()).isEqualTo("FILE");
        assertThat(kept(invoice)).isEqualTo(answer);
    }

    /**
     * Of random answers and corrections: an answer that differs from the answer before is recorded,
     * and no other; among the first are those that a schedule would otherwise take back.
     */
    @Test
    void g_a_correction_stays_until_the_service_says_something_else_than_it_said_last() {
        var seed = 20261123L;
        var random = new Random(seed);
        var sequences =
                new ArrayList<>(
                        List.of(
                                "P100 S100 P90 S100",
                                "S100 P90 S90 P95 S90",
                                "S100 P90 S90 P95 S100",
                                "S100 S110 P105 S100",
                                "S100 P90 P95 S90",
                                "P100 S100 P90 S100 S80 P90 S80 S100"));
        for (var i = 0; i < 6; i++) {
            sequences.add(
                    random.ints(10, 0, 6)
                            .mapToObj(one -> (one < 3 ? "S" : "P") + (100 + one % 3))
                            .collect(Collectors.joining(" ")));
        }
        for (var number = 0; number < sequences.size(); number++) {
            walk("WALK-" + number, sequences.get(number), "seed " + seed);
        }
    }

    @Test
    void h_the_page_names_the_answer_that_an_invoice_is_taken_from_or_confirmed_by()
            throws Exception {
        corrected("PAGE-1", "7.00", 1);
        saved(FakeInvoicing.invoice("PAGE-1", "7.00", ""));
        saved(FakeInvoicing.invoice("PAGE-2", "8.00", ""));
        var revision = invoice("PAGE-1", 1, 0).get("revisions").get(0);
        assertThat(revision.has("answerSha256")).isFalse();
        var login = Base64.getEncoder().encodeToString("auditor:demo".getBytes(UTF_8));
        try (var browser = HttpClient.newHttpClient()) {
            var page =
                    browser.send(
                            HttpRequest.newBuilder(
                                            service.uri()
                                                    .resolve("/periods/" + MONTH + "/invoices"))
                                    .header("Authorization", "Basic " + login)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body())
                    .contains("answer " + revision.get("confirmedSha256").asString())
                    .contains("answer " + invoice("PAGE-2", 1, 0).get("answerSha256").asString());
        }
    }

    private void walk(String invoiceId, String sequence, String seed) {
        var said = "";
        var known = "";
        var revision = 0;
        for (var step : sequence.split(" ", -1)) {
            var total = step.substring(1);
            var isAnswer = step.startsWith("S");
            if (!total.equals(known) && (!isAnswer || !total.equals(said))) {
                known = total;
                revision++;
            }
            if (isAnswer) {
                said = total;
                saved(FakeInvoicing.invoice(invoiceId, total + ".00", ""));
            } else {
                corrected(invoiceId, total + ".00", revision);
            }
            var now = invoice(invoiceId, revision, 0);
            assertThat(now.get("total").get("amount").asString())
                    .as("%s of %s, %s", step, sequence, seed)
                    .isEqualTo(known + ".00");
        }
    }

    private void saved(String invoice) {
        var answer =
                "{\"InvoiceSummaries\":[%s]}"
                        .formatted(invoice.replace("\"111122223333\"", "\"1\""));
        company.preparer()
                .upload(
                        "/invoices/imports",
                        "invoices",
                        Map.of(),
                        List.of(new Upload("list.json", answer.getBytes(UTF_8))),
                        Map.of())
                .ok();
    }

    /** As a person reads it from the paper. */
    private void corrected(String invoiceId, String total, int revision) {
        var form =
                new HashMap<String, Object>(
                        Map.of(
                                "provider",
                                "AWS",
                                "billingAccount",
                                "1",
                                "invoiceId",
                                invoiceId,
                                "issueDate",
                                "2026-11-03",
                                "dueDate",
                                "2026-12-03",
                                "billingPeriod",
                                MONTH,
                                "total",
                                Map.of("amount", total, "currency", "USD")));
        if (revision > 1) {
            form.put("reason", "the paper says so");
        }
        company.preparer().post("/invoices", form).ok();
    }

    /** The invoice once it has so many revisions and entries. */
    private JsonNode invoice(String invoiceId, int revision, int entries) {
        var found = new JsonNode[1];
        RunningService.await(() -> {
            for (var one : company.auditor().get("/invoices").ok().get("items")) {
                if (one.get("invoiceId").asString().equals(invoiceId)) {
                    found[0] = company.auditor().get("/invoices/" + one.get("id").asString()).ok();
                }
            }
            return found[0] != null
                    && found[0].get("revision").asInt() >= revision
                    && found[0].get("entries").size() >= entries;
        });
        assertThat(found[0].get("revision").asInt()).as("%s", found[0]).isEqualTo(revision);
        assertThat(found[0].get("entries")).as("%s", found[0]).hasSize(entries);
        return found[0];
    }

    /** The provider's answer that an invoice names, as it is kept. */
    private String kept(JsonNode invoice) {
        var path = service.bean(DeliveryStore.class).path(invoice.get("answerSha256").asString());
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String checklist(String check) {
        for (var item : company.auditor().get("/periods/" + MONTH).ok().get("checklist")) {
            if (item.get("check").asString().equals(check)) {
                return item.get("met").asBoolean() + ": " + item.get("detail").asString();
            }
        }
        throw new AssertionError("no " + check);
    }

    private JsonNode asked(String name) {
        company.preparer()
                .post("/connectors/" + name + "/fetches", Map.of("from", MONTH + "-01"))
                .ok();
        company.preparer().settled("/connectors/" + name, Set.of("FETCHING"));
        return company.auditor().get("/connectors/" + name + "/slices").ok().get("items").get(0);
    }

    /** What failed waits for the next fetch; there are few slices and many troubles. */
    private JsonNode fetched(String name) {
        JsonNode slice = null;
        for (var round = 0; round < 20; round++) {
            slice = asked(name);
            if (slice.get("state").asString().equals("RECEIVED")) {
                return slice;
            }
        }
        throw new AssertionError("never received: " + slice);
    }

    private static List<String> connector(int number, String name, String kind, String... options) {
        var connector = "--chargeback.connectors[" + number + "].";
        var all =
                new ArrayList<>(
                        List.of(
                                connector + "name=" + name,
                                connector + "kind=" + kind,
                                connector + "from=" + MONTH + "-01",
                                connector + "until=" + MONTH + "-31",
                                connector + "retry-after=1ms,1ms",
                                connector + "options.first-pause-millis=1"));
        for (var option : options) {
            all.add(connector + "options." + option);
        }
        return all;
    }

    private static String costCenter(String code) {
        return """
        {"code": "CC-%s", "name": "Team %s", "aliases": ["%s"], "glAccount": "6100",
         "legalEntity": "EX01", "owner": "owner", "validFrom": "2026-01-01"}
        """
                .formatted(code, code, code);
    }
}
