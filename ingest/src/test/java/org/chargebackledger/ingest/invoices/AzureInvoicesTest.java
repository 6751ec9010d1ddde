package org.chargebackledger.ingest.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mockwebserver3.MockResponse;

import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/** Invoices that Azure lists of a billing account. */
class AzureInvoicesTest {

    private static final String PATH =
            "/providers/Microsoft.Billing/billingAccounts/8611537:aa_2019-05-31/invoices"
                    + "?api-version=2024-04-01&periodStartDate=2026-10-01&periodEndDate=2026-11-30";

    @TempDir private Path folder;

    private final FakeBilling azure = new FakeBilling();

    @AfterEach
    void stop() {
        azure.close();
    }

    private static String invoice(String id, String total) {
        return FakeBilling.invoice(id, total, "");
    }

    @Test
    void a_month_is_asked_for_until_the_last_page_and_read_digit_by_digit() throws Exception {
        azure.lists(
                FakeBilling.invoice("G1", "1234567890123.40", ",\"taxAmount\":{\"value\":19.00}"),
                invoice("G2", "0.1"),
                invoice("G3", "3").replace("2026-10-01T", "2026-11-01T"));
        try (var asked = Asked.azure(azure, folder)) {
            var answer = asked.answer();
            assertThat(answer.invoices())
                    .extracting(one -> one.invoiceId() + " " + one.total() + " with " + one.tax())
                    .containsExactly(
                            "G1 1234567890123.40 USD with 19.00 USD", "G2 0.10 USD with null");
            assertThat(answer.skipped()).isZero();
            var one = answer.invoices().getFirst();
            assertThat(one.provider()).isEqualTo("Microsoft");
            assertThat(one.issueDate()).isEqualTo(LocalDate.parse("2026-11-09"));
            assertThat(one.dueDate()).isEqualTo(LocalDate.parse("2026-12-09"));
        }
        assertThat(azure.asked()).hasSize(3).first().isEqualTo(PATH);
    }

    @Test
    void what_is_voided_asks_for_nothing_and_a_credit_note_gives_back() throws Exception {
        azure.lists(
                FakeBilling.invoice("G1", "10.00", ",\"status\":\"Void\""),
                FakeBilling.invoice(
                        "C1",
                        "10.00",
                        ",\"documentType\":\"CreditNote\",\"creditForDocumentId\":\"G1\""),
                invoice("G2", "11.00"),
                FakeBilling.invoice("C2", "4.00", ",\"documentType\":\"CreditNote\""),
                FakeBilling.invoice(
                        "E1",
                        "1",
                        ",\"totalAmount\":null,\"billedAmount\":{\"currency\":\"EUR\",\"value\":33.99}"));
        try (var asked = Asked.azure(azure, folder, "issuer", "Microsoft Ireland")) {
            var answer = asked.answer();
            assertThat(answer.invoices())
                    .extracting(one -> one.invoiceId() + " " + one.total() + " " + one.issuer())
                    .containsExactly(
                            "G2 11.00 USD Microsoft Ireland",
                            "C2 -4.00 USD Microsoft Ireland",
                            "E1 33.99 EUR Microsoft Ireland");
            assertThat(answer.skipped()).isEqualTo(2);
        }
    }

    @Test
    void an_account_may_be_named_as_either_kind_of_bill_names_it() throws Exception {
        azure.lists(invoice("G1", "1.00"));
        var whole = "/providers/Microsoft.Billing/billingAccounts/8611537:aa_2019-05-31";
        try (var asked = Asked.azure(azure, folder, "billing-account", whole)) {
            var one = asked.answer().invoices().getFirst();
            assertThat(azure.asked()).containsExactly(PATH);
            assertThat(one.billingAccount()).isEqualTo(whole);
            assertThat(one.isOf(whole)).isTrue();
            assertThat(one.isOf("8611537:aa_2019-05-31")).isTrue();
            assertThat(one.isOf("8611537")).isFalse();
        }
        assertThatThrownBy(() -> Asked.azure(azure, folder, "billing-account", "/sub/8611537"))
                .hasMessageContaining("is no id of an account: '/sub/8611537'");
    }

    @Test
    void what_prepayment_or_credit_paid_is_charged_all_the_same_if_the_sum_fits() throws Exception {
        var paid = ",\"billedAmount\":{\"currency\":\"USD\",\"value\":%s}";
        var prepaid = paid + ",\"azurePrepaymentApplied\":{\"currency\":\"USD\",\"value\":%s}";
        var tax = ",\"taxAmount\":{\"value\":19.00}";
        azure.lists(
                FakeBilling.invoice("PAID", "0.00", prepaid.formatted("100.00", "100.00")),
                FakeBilling.invoice("TAXED", "49.00", prepaid.formatted("100.00", "-70.00") + tax),
                FakeBilling.invoice(
                        "REFUNDED",
                        "10.00",
                        paid.formatted("100.00")
                                + ",\"freeAzureCreditApplied\":{\"value\":85.00}"
                                + ",\"creditAmount\":{\"value\":5.00}"),
                FakeBilling.invoice("UNCLEAR", "30.00", prepaid.formatted("100.00", "70.00") + tax),
                FakeBilling.invoice(
                        "FOREIGN",
                        "30.00",
                        prepaid.formatted("100.00", "70.00").replaceFirst("USD(?=[^U]*$)", "EUR")));
        try (var asked = Asked.azure(azure, folder)) {
            assertThat(asked.answer().invoices())
                    .extracting(one -> one.invoiceId() + " " + one.total())
                    .containsExactly(
                            "PAID 100.00 USD",
                            "TAXED 119.00 USD",
                            "REFUNDED 95.00 USD",
                            "UNCLEAR 30.00 USD",
                            "FOREIGN 30.00 USD");
        }
    }

    @Test
    void a_saved_list_says_account_and_month_of_each() throws Exception {
        var text =
                "{\"value\":[%s,%s]}"
                        .formatted(
                                invoice("G1", "1.00"),
                                invoice("G2", "2.00").replace("2026-10-01T", "2026-09-01T"));
        assertThat(InvoiceAnswer.saved("list.json", text, null).invoices())
                .extracting(
                        one -> one.billingAccount() + " " + one.billingPeriod() + " " + one.total())
                .containsExactly("8611537 2026-10 1.00 USD", "8611537 2026-09 2.00 USD");
    }

    @Test
    void a_binary_fraction_is_refused_with_its_place() throws Exception {
        azure.lists(invoice("G1", "7.530000000000001"));
        try (var asked = Asked.azure(azure, folder)) {
            assertThat(asked.failure())
                    .hasMessage(
                            "azure-invoices-2026-10-1.json: value[0].properties.totalAmount.value"
                                    + " '7.530000000000001' is no amount of USD");
        }
    }

    @Test
    void the_longest_pause_is_waited_for_or_said() throws Exception {
        azure.lists(invoice("G1", "1.00"), invoice("G2", "2.00"));
        var asks = new int[1];
        azure.troubled(page -> page == 2 && asks[0]++ == 0 ? throttled("0") : null);
        try (var asked = Asked.azure(azure, folder)) {
            assertThat(asked.answer().invoices()).hasSize(2);
        }
        azure.troubled(_ -> throttled("700"));
        try (var asked = Asked.azure(azure, folder.resolve("two"))) {
            var failure = asked.failure();
            assertThat(failure.reason()).isEqualTo(Reason.THROTTLED);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(700));
        }
    }

    private static MockResponse throttled(String seconds) {
        return new MockResponse.Builder().code(429).addHeader("Retry-After", seconds).build();
    }

    @Test
    void a_missing_permission_is_named_and_a_next_page_elsewhere_is_refused() throws Exception {
        azure.lists(invoice("G1", "1.00"), invoice("G2", "2.00"));
        azure.troubled(_ -> FakeBilling.error(403, "AuthorizationFailed", "no action"));
        try (var asked = Asked.azure(azure, folder)) {
            var failure = asked.failure();
            assertThat(failure.reason()).isEqualTo(Reason.DENIED);
            assertThat(failure)
                    .hasMessageContaining("AuthorizationFailed")
                    .hasMessageContaining("needed is Billing account reader");
            azure.troubled(_ -> null);
            azure.elsewhere = "https://example.com/invoices";
            assertThat(asked.failure())
                    .hasMessageStartingWith("an answer refers to another service");
            azure.elsewhere = null;
            assertThat(asked.connector().test(Asked.NOW).getFirst().detail())
                    .isEqualTo("2026-10: 1 on the first page");
        }
    }
}
