package org.chargebackledger.ingest.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.MockResponse;

import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ledger.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Invoices that AWS's Invoicing service lists. */
class AwsInvoicesTest {

    @TempDir private Path folder;

    private final FakeInvoicing aws = new FakeInvoicing();

    @AfterEach
    void stop() {
        aws.close();
    }

    private static String invoice(String id, String total) {
        return FakeInvoicing.invoice(id, total, "");
    }

    @Test
    void a_month_of_the_payer_is_asked_for_by_signed_json_until_the_last_page() throws Exception {
        aws.lists(
                invoice("1", "751.41"),
                invoice("2", "0.10"),
                FakeInvoicing.invoice("3", "12.00", ",\"InvoiceType\":\"CREDIT_MEMO\""));
        try (var asked = Asked.aws(aws, folder)) {
            var fetched = asked.fetched(Asked.NOW);
            assertThat(fetched.finality()).isEqualTo(Finality.FINAL);
            var part = fetched.deliveries().getFirst();
            assertThat(part.files())
                    .extracting(file -> file.name())
                    .containsExactly("aws-invoices-2026-10-1.json", "aws-invoices-2026-10-2.json");
            var answer = InvoiceAnswer.of(part);
            assertThat(totals(answer)).containsExactly("751.41 USD", "0.10 USD", "-12.00 USD");
            var one = answer.invoices().getFirst();
            assertThat(one.issueDate()).isEqualTo(LocalDate.parse("2026-11-03"));
            assertThat(one.dueDate()).isEqualTo(LocalDate.parse("2026-12-03"));
            assertThat(one.issuer()).isEqualTo("Amazon Web Services EMEA SARL");
            assertThat(asked.connector().subjects())
                    .containsExactly("invoices of AWS 111122223333");
        }
        assertThat(aws.asked().getFirst())
                .hasToString(
                        "{\"Selector\":{\"ResourceType\":\"ACCOUNT_ID\",\"Value\":\"111122223333\"},"
                            + "\"Filter\":{\"BillingPeriod\":{\"Month\":10,\"Year\":2026}},"
                            + "\"MaxResults\":100}");
        assertThat(aws.asked().getLast().path("NextToken").asText()).isEqualTo("2");
    }

    private static List<String> totals(InvoiceAnswer answer) {
        return answer.invoices().stream().map(ProviderInvoice::total).map(Money::toString).toList();
    }

    @Test
    void tax_is_what_the_breakdown_says_or_what_is_left_before_tax() throws Exception {
        aws.lists(
                FakeInvoicing.invoice(
                        "1",
                        "1",
                        ",\"BaseCurrencyAmount\":{\"TotalAmount\":\"119.00\",\"CurrencyCode\":\"EUR\","
                            + "\"TotalAmountBeforeTax\":\"100.00\"}"),
                FakeInvoicing.invoice(
                        "2",
                        "1",
                        ",\"BaseCurrencyAmount\":{\"TotalAmount\":\"50.00\",\"CurrencyCode\":\"USD\","
                            + "\"AmountBreakdown\":{\"SubTotalAmount\":\"45.00\",\"Taxes\":"
                            + "{\"TotalAmount\":\"5.00\"}}},\"InvoiceType\":\"CREDIT_MEMO\""));
        try (var asked = Asked.aws(aws, folder)) {
            assertThat(asked.answer().invoices())
                    .extracting(one -> one.total() + " with " + one.tax())
                    .containsExactly("119.00 EUR with 19.00 EUR", "-50.00 USD with -5.00 USD");
        }
    }

    @Test
    void throttling_in_the_middle_is_waited_for_and_what_arrived_is_not_asked_again()
            throws Exception {
        aws.lists(invoice("1", "1.00"), invoice("2", "2.00"), invoice("3", "3.00"));
        var throttled = new int[1];
        aws.troubled(question ->
                question.has("NextToken") && throttled[0]++ == 0
                        ? FakeInvoicing.error(400, "ThrottlingException", "Rate exceeded")
                        : null);
        try (var asked = Asked.aws(aws, folder)) {
            assertThat(asked.answer().invoices()).hasSize(3);
            assertThat(aws.asked()).hasSize(3);
        }
        var other = folder.resolve("again");
        aws.troubled(question -> question.has("NextToken") ? later() : null);
        try (var asked = Asked.aws(aws, other)) {
            var failure = asked.failure();
            assertThat(failure.reason()).isEqualTo(Reason.THROTTLED);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(10));
            aws.troubled(_ -> null);
            var before = aws.asked().size();
            assertThat(asked.answer().invoices()).hasSize(3);
            assertThat(aws.asked()).hasSize(before + 1);
        }
    }

    private static MockResponse later() {
        return new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "600")
                .body("{\"__type\":\"ThrottlingException\"}")
                .build();
    }

    @Test
    void an_error_says_what_is_missing() throws Exception {
        try (var asked = Asked.aws(aws, folder, "attempts", "1")) {
            aws.troubled(_ ->
                    FakeInvoicing.error(400, "AccessDeniedException", "User x is not authorized"));
            assertThat(asked.failure())
                    .hasMessage(
                            "Invoicing.ListInvoiceSummaries answered 400 AccessDeniedException:"
                                    + " User x is not authorized; needed is"
                                    + " invoicing:ListInvoiceSummaries, which only the payer"
                                    + " account of an organization sees all invoices with");
            assertThat(asked.connector().test(Asked.NOW).getFirst().met()).isFalse();
            assertThat(asked.failure().reason()).isEqualTo(Reason.DENIED);
            aws.troubled(_ -> FakeInvoicing.error(400, "ValidationException", "no such account"));
            assertThat(asked.failure().reason()).isEqualTo(Reason.REFUSED);
            aws.troubled(_ -> FakeInvoicing.error(500, "InternalServerException", "sorry"));
            assertThat(asked.failure().reason()).isEqualTo(Reason.BROKEN);
            aws.troubled(_ -> new MockResponse.Builder().code(503).body("<html>").build());
            assertThat(asked.failure().reason()).isEqualTo(Reason.UNREACHABLE);
            aws.troubled(_ -> new MockResponse.Builder().body("{\"InvoiceSummaries\":[").build());
            assertThat(asked.failure().reason()).isEqualTo(Reason.UNREACHABLE);
            aws.troubled(_ -> null);
            assertThat(asked.connector().test(Asked.NOW).getFirst().met()).isTrue();
        }
    }

    @Test
    void what_cannot_be_read_is_named_with_file_and_place_and_nothing_is_rounded()
            throws Exception {
        try (var asked = Asked.aws(aws, folder)) {
            aws.lists(invoice("1", "1.00"), invoice("2", "1.001"));
            assertThat(asked.failure())
                    .hasMessage(
                            "aws-invoices-2026-10-1.json: InvoiceSummaries[1].BaseCurrencyAmount"
                                    + ".TotalAmount '1.001' is no amount of USD");
            assertThat(asked.failure().reason()).isEqualTo(Reason.MALFORMED);
            aws.lists(invoice("1", "1.00").replace("\"Month\":10", "\"Month\":9"));
            assertThat(asked.failure()).hasMessageEndingWith("BillingPeriod is not 2026-10");
            aws.lists(invoice("1", "1.00").replace("\"InvoiceId\"", "\"Id\""));
            assertThat(asked.failure()).hasMessageEndingWith("[0].InvoiceId is missing");
            aws.lists(invoice("1", "1.00").replace("1.7936640E9", "\"3 November\""));
            assertThat(asked.failure()).hasMessageEndingWith("IssuedDate '3 November' is no time");
            aws.troubled(_ -> new MockResponse.Builder().body("{}").build());
            assertThat(asked.failure()).hasMessageEndingWith("InvoiceSummaries is no list");
        }
    }

    @Test
    void a_list_that_changes_between_its_pages_is_asked_for_anew() throws Exception {
        aws.lists(invoice("1", "1.00"), invoice("2", "2.00"), invoice("1", "1.00"));
        try (var asked = Asked.aws(aws, folder)) {
            assertThat(asked.failure().reason()).isEqualTo(Reason.CHANGED);
            aws.lists(invoice("1", "1.00"), invoice("2", "2.00"));
            assertThat(asked.answer().invoices()).hasSize(2);
            aws.troubled(_ ->
                    new MockResponse.Builder()
                            .body("{\"InvoiceSummaries\":[],\"NextToken\":\"x\"}")
                            .build());
        }
        try (var asked = Asked.aws(aws, folder.resolve("round"))) {
            assertThat(asked.failure()).hasMessageEndingWith("points back to a page before it");
        }
    }

    @Test
    void a_tax_invoice_does_not_ask_a_second_time_for_what_its_commercial_one_asks_for()
            throws Exception {
        aws.lists(
                invoice("1", "119.00"),
                FakeInvoicing.invoice("T1", "119.00", ",\"CommercialInvoiceId\":\"1\""),
                FakeInvoicing.invoice("T2", "5.00", ",\"CommercialInvoiceId\":\"elsewhere\""));
        try (var asked = Asked.aws(aws, folder)) {
            var answer = asked.answer();
            assertThat(answer.invoices())
                    .extracting(ProviderInvoice::invoiceId)
                    .containsExactly("1", "T2");
            assertThat(answer.skipped()).isEqualTo(1);
        }
    }

    @Test
    void what_the_command_line_printed_is_read_alike_and_only_whole() throws Exception {
        var one =
                invoice("1", "751.41")
                        .replace("1.7936640E9", "\"2026-11-03T01:00:00+01:00\"")
                        .replace("1796256000", "\"2026-12-03\"");
        var file = "{\"InvoiceSummaries\":[" + one + "]%s}";
        var read = InvoiceAnswer.saved("list.json", file.formatted(""), null).invoices();
        assertThat(read)
                .singleElement()
                .satisfies(invoice -> {
                    assertThat(invoice.total()).hasToString("751.41 USD");
                    assertThat(invoice.billingAccount()).isEqualTo("111122223333");
                    assertThat(invoice.billingPeriod()).hasToString("2026-10");
                    assertThat(invoice.issueDate()).isEqualTo(LocalDate.parse("2026-11-03"));
                });
        var part = file.formatted(",\"NextToken\":\"2\"");
        assertThatThrownBy(() -> InvoiceAnswer.saved("list.json", part, null))
                .hasMessageStartingWith("list.json: NextToken says that more follows");
        assertThatThrownBy(() -> InvoiceAnswer.saved("list.json", "{\"a\":1}", null))
                .hasMessageStartingWith("list.json: InvoiceSummaries of AWS is missing");
    }

    @Test
    void a_month_is_final_once_its_invoices_are_there_and_settled() throws Exception {
        try (var asked = Asked.aws(aws, folder)) {
            assertThat(asked.fetched(Asked.NOW).finality()).isEqualTo(Finality.PRELIMINARY);
        }
        aws.lists(invoice("1", "1.00"));
        try (var asked = Asked.aws(aws, folder.resolve("two"))) {
            var early = Instant.parse("2026-11-10T23:59:59Z");
            assertThat(asked.fetched(early).finality()).isEqualTo(Finality.PRELIMINARY);
            assertThat(asked.fetched(Asked.NOW).finality()).isEqualTo(Finality.FINAL);
        }
    }
}
