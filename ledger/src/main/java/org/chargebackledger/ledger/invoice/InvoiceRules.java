package org.chargebackledger.ledger.invoice;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.invoice.InvoiceCommand.RecordInvoice;

import java.util.regex.Pattern;

/** What may be recorded of an invoice. */
final class InvoiceRules {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private InvoiceRules() {}

    static void check(String stream, PrintedInvoice content) {
        var account = content.sourceAccount();
        require(
                !content.invoiceId().isBlank()
                        && !account.provider().isBlank()
                        && !account.billingAccount().isBlank(),
                "it names a provider, a billing account and an invoice id");
        require(stream.equals(content.stream()), "it is of another invoice");
        require(
                content.total().currency().equals(account.currency()),
                "its total is in " + account.currency());
        var tax = content.tax();
        require(
                tax == null || tax.currency().equals(account.currency()),
                "its tax is in " + account.currency());
        var due = content.dueDate();
        require(due == null || !due.isBefore(content.issueDate()), "it is due after it is issued");
        var sha256 = content.documentSha256();
        require(
                sha256 == null || SHA256.matcher(sha256).matches(),
                "a SHA-256 has 64 hexadecimal digits");
    }

    /** A fetched invoice names the answer; one of a file may be read from a saved answer. */
    static void checkAnswer(RecordInvoice command) {
        var sha256 = command.answerSha256();
        var origin = command.content().origin();
        require(
                sha256 == null
                        ? origin != InvoiceOrigin.FETCHED
                        : (origin == InvoiceOrigin.FETCHED || origin == InvoiceOrigin.FILE)
                                && SHA256.matcher(sha256).matches(),
                "only what is read from a provider's answer is FETCHED, and names its SHA-256");
    }

    static void checkReason(int revision, RecordInvoice command) {
        var reason = command.reason();
        if (revision > 0 && (reason == null || reason.isBlank())) {
            throw Refusal.conflict(
                    "invoice-differs",
                    "%s is recorded otherwise, as revision %d: a correction gives a reason"
                            .formatted(command.content().invoiceId(), revision));
        }
        if (revision == 0 && reason != null) {
            throw Refusal.invalid(
                    "invoice-malformed",
                    "nothing is recorded of %s that a reason would correct"
                            .formatted(command.content().invoiceId()));
        }
    }

    private static void require(boolean isSo, String rule) {
        if (!isSo) {
            throw Refusal.invalid("invoice-malformed", rule);
        }
    }
}
