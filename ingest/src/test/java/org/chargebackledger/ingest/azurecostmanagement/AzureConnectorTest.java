package org.chargebackledger.ingest.azurecostmanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargebackledger.ingest.azurecostmanagement.Connected.MONTH;
import static org.chargebackledger.ingest.azurecostmanagement.Connected.NOW;

import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.azurecostmanagement.FakeAzure.Charge;
import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.money.Exact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What is asked of Cost Management, and what is made of its answers. */
class AzureConnectorTest {

    private static final List<Charge> BILL =
            List.of(
                    Charge.usage("2026-10-01", "/subscriptions/1111/vm/a", "1.000000000000001"),
                    Charge.usage("2026-10-02", "/subscriptions/1111/vm/a", "2.5"),
                    Charge.usage("2026-10-02", "/subscriptions/1111/vm/b", "0.25"),
                    new Charge("2026-10-03", "/subscriptions/1111/vm/c", "Usage", "0", "60"),
                    new Charge("2026-10-03", "", "Purchase", "100", ""),
                    new Charge("2026-10-31", "", "UnusedSavingsPlan", null, "40"),
                    Charge.usage("2026-10-31", "/subscriptions/1111/vm/b", "7"));
    private static final String BILLED = "110.750000000000001";

    private final FakeAzure azure = new FakeAzure().charges(BILL);

    @TempDir Path folder;

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void both_views_are_ordered_and_come_as_one_delivery_whose_names_tell_them_apart()
            throws Exception {
        try (var connector = Connected.to(azure)) {
            var fetched = fetch(connector);
            assertThat(fetched.deliveries()).hasSize(1);
            assertThat(fetched.deliveries().getFirst().files())
                    .extracting(StagedFile::name)
                    .containsExactly(
                            "actual-costs-1.csv",
                            "actual-costs-2.csv",
                            "amortized-costs-1.csv",
                            "amortized-costs-2.csv");
            var costs = costs(fetched);
            assertThat(costs.billed()).isEqualTo(Exact.parse(BILLED));
            assertThat(costs.effective()).isEqualTo(Exact.parse(BILLED));
            assertThat(connector.questions(MONTH))
                    .hasSize(4)
                    .anySatisfy(question ->
                            assertThat(question)
                                    .contains("\"metric\":\"AmortizedCost\"")
                                    .contains("\"start\":\"2026-10-01\",\"end\":\"2026-10-31\""));
        }
    }

    @Test
    void an_enterprise_account_is_asked_by_billing_period() {
        try (var connector =
                Connected.to(
                        azure, "scope", "/providers/Microsoft.Billing/billingAccounts/8611537/")) {
            assertThat(connector.questions(MONTH).getFirst())
                    .contains(
                            "billingAccounts/8611537/providers/Microsoft.CostManagement/generate",
                            "\"billingPeriod\":\"202610\"")
                    .doesNotContain("timePeriod");
        }
    }

    @Test
    void a_large_month_is_ordered_in_parts_without_a_gap() throws Exception {
        try (var connector = Connected.to(azure, "report-days", "14")) {
            assertThat(connector.questions(MONTH).subList(0, 3))
                    .satisfiesExactly(
                            one -> assertThat(one).contains("2026-10-01", "2026-10-14"),
                            two -> assertThat(two).contains("2026-10-15", "2026-10-28"),
                            three -> assertThat(three).contains("2026-10-29", "2026-10-31"));
        }
    }

    /** The SDK answers the first page as if it were all: azure-rest-api-specs#22528 and others. */
    @Test
    void the_second_page_of_a_query_arrives_because_the_question_is_posted_again()
            throws Exception {
        try (var connector = byQuery()) {
            var fetched = fetch(connector);
            assertThat(costs(fetched).billed()).isEqualTo(Exact.parse(BILLED));
            var posts =
                    azure.asked().stream()
                            .filter(one -> one.getUrl().encodedPath().endsWith("/query"))
                            .filter(one -> body(one).contains("\"ActualCost\""))
                            .filter(one -> body(one).contains("\"Daily\""))
                            .toList();
            assertThat(posts).hasSize(3);
            assertThat(posts.stream().map(AzureConnectorTest::body).distinct()).hasSize(1);
            assertThat(posts.get(1).getUrl().queryParameter("$skiptoken")).isEqualTo("2");
            assertThat(posts).allSatisfy(one -> assertThat(one.getMethod()).isEqualTo("POST"));
        }
    }

    @Test
    void the_last_day_is_asked_for_and_days_that_are_numbers_are_read() throws Exception {
        try (var connector = byQuery()) {
            assertThat(connector.questions(MONTH).getFirst())
                    .contains("\"from\":\"2026-10-01T00:00:00Z\",\"to\":\"2026-10-31T23:59:59Z\"");
            var file = fetch(connector).deliveries().getFirst().files().getFirst();
            assertThat(Files.readString(file.path())).contains("\"20261031\"");
        }
    }

    @Test
    void pages_that_overlap_are_no_bill() throws Exception {
        azure.troubled((request, body) ->
                request.getUrl().queryParameter("$skiptoken") == null
                                || body.contains("\"nextLink\":\"")
                        ? null
                        : new MockResponse.Builder()
                                .body(body.replace("[[", "[" + first() + ",["))
                                .build());
        try (var connector = byQuery()) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
        }
    }

    @Test
    void a_page_without_the_column_or_with_another_host_behind_it_is_refused() throws Exception {
        try (var connector = byQuery()) {
            azure.troubled((_, body) -> answer(body.replace("\"ResourceId\"", "\"Resource\"")));
            assertThat(failure(connector)).hasMessageContaining("no column ResourceId");
            azure.troubled((_, body) ->
                    answer(
                            body.replaceAll(
                                    "\"nextLink\":\"http://[^/]+",
                                    "\"nextLink\":\"http://elsewhere.example")));
            var failure = failure(connector);
            assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(failure).hasMessageContaining("another service");
        }
    }

    @Test
    void the_longest_of_the_pauses_that_azure_asks_for_counts() throws Exception {
        azure.troubled((request, _) ->
                request.getUrl().encodedPath().endsWith("/query")
                        ? new MockResponse.Builder()
                                .code(429)
                                .addHeader("Retry-After", "5")
                                .addHeader(
                                        "x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after",
                                        "33")
                                .addHeader(
                                        "x-ms-ratelimit-microsoft.costmanagement-entity-retry-after",
                                        "600")
                                .addHeader(
                                        "x-ms-ratelimit-microsoft.costmanagement-tenant-retry-after",
                                        "8")
                                .addHeader(
                                        "x-ms-ratelimit-microsoft.costmanagement-qpu-remaining",
                                        "9999")
                                .build()
                        : null);
        try (var connector = Connected.to(azure, "attempts", "5")) {
            var failure = failure(connector);
            assertThat(failure.reason()).isEqualTo(Reason.THROTTLED);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(10));
        }
    }

    @Test
    void a_short_pause_is_waited_for() throws Exception {
        var throttled = new AtomicInteger();
        azure.troubled((_, _) ->
                throttled.getAndIncrement() % 2 == 0
                        ? new MockResponse.Builder()
                                .code(429)
                                .addHeader(
                                        "x-ms-ratelimit-microsoft.costmanagement-entity-retry-after",
                                        "0")
                                .build()
                        : null);
        try (var connector = Connected.to(azure)) {
            assertThat(costs(fetch(connector)).billed()).isEqualTo(Exact.parse(BILLED));
        }
    }

    /** A sum that Azure gives is the check that no row, file or page is missing. */
    @Test
    void rows_that_do_not_add_up_to_the_total_are_no_bill() throws Exception {
        azure.troubled((request, body) ->
                request.getUrl().encodedPath().startsWith("/storage/")
                        ? answer(body.replaceFirst("\n[^\n]*\n$", "\n"))
                        : null);
        azure.said(body -> body.replaceAll(",\"byteCount\":\\d+", ""));
        try (var connector = Connected.to(azure)) {
            var failure = failure(connector);
            assertThat(failure.reason()).isEqualTo(Reason.CHANGED);
            assertThat(failure)
                    .hasMessageContaining("add up to")
                    .hasMessageContaining(BILLED + " EUR");
        }
        try (var connector = Connected.to(azure, "tolerance", "none")) {
            assertThat(fetch(connector).deliveries()).hasSize(1);
        }
    }

    @Test
    void a_file_shorter_than_described_or_cut_off_is_loaded_again() throws Exception {
        var loads = new AtomicInteger();
        azure.troubled((request, body) -> {
            if (!request.getUrl().encodedPath().startsWith("/storage/")) {
                return null;
            }
            var half = body.substring(0, body.length() / 2);
            return switch (loads.getAndIncrement()) {
                case 0 -> answer(half);
                case 2 ->
                        new MockResponse.Builder()
                                .body(body)
                                .onResponseBody(new SocketEffect.CloseSocket())
                                .build();
                default -> null;
            };
        });
        try (var connector = Connected.to(azure)) {
            assertThat(costs(fetch(connector)).billed()).isEqualTo(Exact.parse(BILLED));
        }
        assertThat(loads).hasValue(6);
    }

    @Test
    void a_report_that_fails_is_ordered_anew_by_the_next_fetch() throws Exception {
        azure.said(_ ->
                "{\"status\":\"Failed\",\"error\":{\"code\":\"InternalServerError\","
                        + "\"message\":\"try later\"}}");
        try (var connector = Connected.to(azure)) {
            var failure = failure(connector);
            assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
            assertThat(failure).hasMessageContaining("InternalServerError try later");
            azure.said(body -> body);
            assertThat(costs(fetch(connector)).billed()).isEqualTo(Exact.parse(BILLED));
        }
        assertThat(azure.paths().stream().filter(path -> path.endsWith("Report"))).hasSize(3);
    }

    @Test
    void a_report_that_takes_long_is_waited_for_and_not_ordered_again() throws Exception {
        azure.looks(70);
        try (var connector = Connected.to(azure, "report-minutes", "1")) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.UNREACHABLE);
            azure.looks(0);
            fetch(connector);
        }
        assertThat(azure.paths().stream().filter(path -> path.endsWith("Report"))).hasSize(2);
    }

    @Test
    void a_report_that_is_forgotten_or_whose_links_expired_is_ordered_again() throws Exception {
        var troubles = new AtomicInteger();
        azure.troubled((request, _) ->
                request.getUrl().encodedPath().startsWith("/storage/")
                                && troubles.getAndIncrement() == 1
                        ? new MockResponse.Builder().code(403).body("expired").build()
                        : null);
        try (var connector = Connected.to(azure)) {
            assertThat(costs(fetch(connector)).billed()).isEqualTo(Exact.parse(BILLED));
        }
        assertThat(azure.paths().stream().filter(path -> path.endsWith("Report"))).hasSize(3);
    }

    @Test
    void a_description_that_lacks_a_file_or_is_of_the_other_view_is_refused() throws Exception {
        try (var connector = Connected.to(azure)) {
            azure.said(body -> body.replace("\"blobCount\":2", "\"blobCount\":3"));
            assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
            azure.said(body -> body.replace("ActualCost", "AmortizedCost"));
            assertThat(failure(connector)).hasMessageContaining("came for one of actual costs");
        }
    }

    @Test
    void a_month_without_costs_is_said_and_not_taken_for_a_bill_of_nothing() throws Exception {
        azure.charges(List.of());
        try (var connector = Connected.to(azure);
                var query = byQuery()) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
            assertThat(failure(query).reason()).isEqualTo(Reason.PARTIAL);
        }
    }

    @Test
    void a_row_of_another_billing_period_is_found_and_never_moved() throws Exception {
        azure.charges(BILL);
        azure.troubled((request, body) ->
                request.getUrl().encodedPath().startsWith("/storage/")
                        ? answer(body.replaceFirst("10/01/2026", "11/01/2026"))
                        : null);
        try (var connector = Connected.to(azure)) {
            var fetched = fetch(connector);
            assertThat(catchThrowable(() -> Connected.read(fetched, folder.resolve("work"))))
                    .hasMessageContaining("contradicts-declared");
        }
    }

    @Test
    void enterprise_months_settle_by_days_and_customer_agreements_by_their_invoice()
            throws Exception {
        try (var connector = Connected.to(azure)) {
            assertThat(fetch(connector, "2026-11-05T23:59:59Z").finality())
                    .isEqualTo(Finality.PRELIMINARY);
            assertThat(fetch(connector, "2026-11-06T00:00:00Z").finality())
                    .isEqualTo(Finality.FINAL);
        }
        try (var connector =
                Connected.to(
                        azure,
                        "scope",
                        "/providers/Microsoft.Billing/billingAccounts/1:2_2019-05-31")) {
            assertThat(fetch(connector, "2026-12-31T00:00:00Z").finality())
                    .isEqualTo(Finality.PRELIMINARY);
            azure.invoiced("G012345");
            assertThat(fetch(connector, "2026-11-06T00:00:00Z").finality())
                    .isEqualTo(Finality.FINAL);
            assertThat(fetch(connector, "2026-10-31T00:00:00Z").finality())
                    .isEqualTo(Finality.PRELIMINARY);
        }
    }

    @Test
    void a_credential_that_is_refused_is_said_and_not_tried_again() throws Exception {
        try (var connector = Connected.to(azure, "token", "old")) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.DENIED);
            assertThat(azure.asked()).hasSize(1);
            assertThat(connector.test(NOW)).extracting(Check::met).containsExactly(false);
        }
        var missing = folder.resolve("missing").toString();
        try (var connector = Connected.to(azure, "token", "", "token-file", missing)) {
            var failure = failure(connector);
            assertThat(failure.reason()).isEqualTo(Reason.DENIED);
            assertThat(failure).hasMessageContaining("cannot be read");
        }
    }

    @Test
    void a_test_asks_for_a_day_and_says_what_it_may() {
        try (var connector = Connected.to(azure)) {
            assertThat(connector.test(NOW))
                    .extracting(Check::name, Check::met)
                    .containsExactly(tuple("query", true), tuple("report", true));
        }
    }

    private Connector byQuery() {
        return Connected.to(
                azure,
                "mode",
                "query",
                "billing-account",
                "0001",
                "groupings",
                "ResourceId, ChargeType");
    }

    private Fetched fetch(Connector connector) throws FetchFailure, IOException {
        return fetch(connector, NOW.toString());
    }

    private Fetched fetch(Connector connector, String now) throws FetchFailure, IOException {
        var pages = FetchFolder.open(folder.resolve("pages"), connector.questions(MONTH));
        var fetched = connector.fetch(MONTH, pages, Instant.parse(now));
        // The next fetch must ask anew, as after an import; the files are still to be read here.
        Files.delete(folder.resolve("pages").resolve("question"));
        return fetched;
    }

    private FetchFailure failure(Connector connector) {
        return Objects.requireNonNull(
                catchThrowableOfType(FetchFailure.class, () -> fetch(connector)));
    }

    private Costs costs(Fetched fetched) throws IOException {
        try (var reading = Connected.read(fetched, folder.resolve("work"))) {
            return Connected.total(reading);
        }
    }

    private static String first() {
        return "[\"EUR\",20261001,\"Usage\",\"/subscriptions/1111/vm/a\",1]";
    }

    private static MockResponse answer(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }
}
