package org.chargebackledger.api.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.api.invoice.InvoiceFile.Said;
import org.chargebackledger.ingest.invoices.ProviderInvoice;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A FOCUS InvoiceDetail dataset is the invoices that its rows are of. */
class InvoiceDetailTest {

    private static final SourceAccount ACCOUNT =
            new SourceAccount("Example Cloud", "1111", "Example Inc.", new CurrencyCode("USD"));

    private static final String HEADER =
            "InvoiceDetailId,InvoiceId,InvoiceIssuerName,BillingAccountId,BillingCurrency,"
                    + "BillingPeriodStart,BillingPeriodEnd,ChargeCategory,InvoiceIssueDate,"
                    + "InvoiceIssueStatus,PaymentDueDate,BilledCost,x_Note\n";

    @Test
    void rows_are_summed_by_invoice_and_tax_is_told_apart() {
        var file =
                read(
                        row("1", "INV-1", "Usage", "Issued", "700.004"),
                        row("2", "INV-1", "Usage", "Issued", "10.336"),
                        row("3", "INV-1", "Tax", "Issued", "41.07"),
                        row("1", "INV-2", "Credit", "Issued", "-5.00"));
        assertThat(file.invoices()).hasSize(2);
        var first = file.invoices().getFirst().form();
        assertThat(first.provider()).isEqualTo("Example Cloud");
        assertThat(first.invoiceId()).isEqualTo("INV-1");
        assertThat(first.total().toString()).isEqualTo("751.41 USD");
        assertThat(first.tax()).hasToString("41.07 USD");
        assertThat(first.billingPeriod()).hasToString("2026-10");
        assertThat(first.issueDate()).hasToString("2026-11-03");
        assertThat(first.dueDate()).hasToString("2026-12-03");
        assertThat(first.origin()).isEqualTo(InvoiceOrigin.INVOICE_DETAIL);
        assertThat(file.invoices().getLast().form().total().toString()).isEqualTo("-5.00 USD");
        assertThat(file.invoices().getLast().form().tax()).isNull();
    }

    @Test
    void an_answer_is_of_the_account_as_the_bills_write_it() {
        var whole = "/providers/Microsoft.Billing/billingAccounts/8611537";
        assertThat(placed("8611537", whole)).isEqualTo(whole);
        assertThat(placed("8611537", whole.toLowerCase(Locale.ROOT)))
                .isEqualTo(whole.toLowerCase(Locale.ROOT));
        assertThat(placed(whole, "8611537")).isEqualTo("8611537");
        assertThat(placed("8611537", "8611537", whole)).isEqualTo("8611537");
        assertThat(placed(whole, "8611537", whole)).isEqualTo(whole);
        assertThat(placed("8611537", whole + "/billingProfiles/AB-1", whole + "/billingProfiles/C"))
                .isEqualTo(whole + "/billingProfiles/AB-1");
        assertThat(placed("8611537"))
                .contains("no bill is of Microsoft 8611537 in USD; there are bills of nothing yet");
        assertThat(placed("8611537", "7"))
                .contains("there are bills of Microsoft 7 in USD: is the bill accepted, and are")
                .doesNotContain("issuer");
        assertThat(placed("7", "7", "7"))
                .contains("issued by Issuer 0, Issuer 1: set the option issuer");
    }

    /** The account that an answer is placed in, or why it has no place. */
    private static String placed(String answered, String... billed) {
        var usd = new CurrencyCode("USD");
        var day = LocalDate.of(2026, 11, 3);
        var one =
                new ProviderInvoice(
                        "Microsoft",
                        answered,
                        "/x/billingProfiles/ab-1",
                        null,
                        "G1",
                        day,
                        null,
                        Period.parse("2026-10"),
                        Money.parse(usd, "1.00"),
                        null,
                        null,
                        "list.json",
                        "value[0]");
        var accounts = new ArrayList<SourceAccount>();
        for (var account : billed) {
            accounts.add(new SourceAccount("Microsoft", account, "Issuer " + accounts.size(), usd));
        }
        var findings = new CsvFindings();
        var account = new AnswerAccounts(accounts, findings).of(one, null);
        if (account != null) {
            return account.billingAccount();
        }
        try {
            findings.requireNone();
        } catch (Refusal refusal) {
            return String.valueOf(refusal.getMessage());
        }
        throw new AssertionError("nothing was found");
    }

    @Test
    void what_is_not_issued_is_left_out_and_counted() {
        var file =
                read(
                        row("1", "INV-1", "Usage", "Open", "700.004"),
                        row("1", "INV-2", "Usage", "Voided", "10.00"),
                        row("1", "INV-3", "Usage", "Issued", "1.00"));
        assertThat(file.skipped()).isEqualTo(2);
        assertThat(file.invoices()).hasSize(1);
    }

    @Test
    void what_is_no_invoice_is_found_with_its_line() {
        refused(
                "october.csv:2 BilledCost: 1.005 in all is no amount of USD",
                row("1", "INV-1", "Usage", "Issued", "1.005"));
        refused(
                "october.csv:3 InvoiceIssueStatus: is another one on line 2",
                row("1", "INV-1", "Usage", "Issued", "1.00"),
                row("2", "INV-1", "Usage", "Open", "1.00"));
        refused(
                "october.csv:3 BillingPeriodStart: is another one on line 2",
                row("1", "INV-1", "Usage", "Issued", "1.00"),
                row("2", "INV-1", "Usage", "Issued", "1.00").replace("2026-10-01", "2026-09-01"));
        refused(
                "october.csv:2 InvoiceIssuerName: 0 providers have bills of 1111 by Other Inc.: say"
                        + " whose invoice it is",
                row("1", "INV-1", "Usage", "Issued", "1.00").replace("Example", "Other"));
    }

    @Test
    void whoever_imports_it_may_say_whose_it_is_and_why_it_is_corrected() {
        var findings = new CsvFindings("october.csv");
        var row = row("1", "INV-1", "Usage", "Issued", "1.00").replace("Example", "Other");
        var file =
                InvoiceFile.read(
                        bytes(HEADER + row),
                        new Said("Other Cloud", "reissued"),
                        List.of(ACCOUNT),
                        findings);
        findings.requireNone();
        assertThat(file.invoices().getFirst().form().provider()).isEqualTo("Other Cloud");
        assertThat(file.invoices().getFirst().form().reason()).isEqualTo("reissued");
    }

    private static InvoiceFile read(String... rows) {
        var findings = new CsvFindings("october.csv");
        var file =
                InvoiceFile.read(
                        bytes(HEADER + String.join("", rows)),
                        new Said(null, null),
                        List.of(ACCOUNT),
                        findings);
        findings.requireNone();
        return file;
    }

    private static void refused(String finding, String... rows) {
        assertThatThrownBy(() -> read(rows)).hasMessageContaining(finding);
    }

    private static String row(
            String detail, String invoice, String category, String status, String cost) {
        return String.join(
                        ",",
                        detail,
                        invoice,
                        "Example Inc.",
                        "1111",
                        "USD",
                        "2026-10-01T00:00:00Z",
                        "2026-11-01T00:00:00Z",
                        category,
                        "2026-11-03T00:00:00Z",
                        status,
                        "2026-12-03T00:00:00Z",
                        cost,
                        "\"kept, not read\"")
                + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
