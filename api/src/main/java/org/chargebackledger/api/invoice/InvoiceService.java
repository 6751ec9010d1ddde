package org.chargebackledger.api.invoice;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.AcceptedDifference;
import org.chargebackledger.ledger.invoice.InvoiceCommand.ApproveAcceptance;
import org.chargebackledger.ledger.invoice.InvoiceCommand.ProposeAcceptance;
import org.chargebackledger.ledger.invoice.InvoiceCommand.RecordInvoice;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.invoice.PrintedInvoice;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.invoice.Invoices;
import org.chargebackledger.projections.invoice.KnownInvoice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.Objects;

/** Records what is printed and who accepts what it differs by. */
@Service
class InvoiceService {

    private final CommandGateway commands;
    private final Invoices invoices;
    private final InvoiceMatches matches;
    private final CostSnapshots snapshots;
    private final RoundingService roundings;
    private final UpToDate upToDate;
    private final WorkQueue queue;

    InvoiceService(
            CommandGateway commands,
            Invoices invoices,
            InvoiceMatches matches,
            CostSnapshots snapshots,
            RoundingService roundings,
            UpToDate upToDate,
            WorkQueue queue) {
        this.commands = commands;
        this.invoices = invoices;
        this.matches = matches;
        this.snapshots = snapshots;
        this.roundings = roundings;
        this.upToDate = upToDate;
        this.queue = queue;
    }

    /** Records an invoice, and has its rounding posted; answers its stream. */
    String record(String book, InvoiceForm form, Stamp stamp) {
        upToDate.await();
        var printed = printed(book, form);
        record(printed, form.reason(), null, stamp);
        round(book);
        return printed.stream();
    }

    /**
     * Records what is printed.
     *
     * @param answerSha256 of the provider's answer that says so; null where it was not fetched
     */
    void record(
            PrintedInvoice printed,
            @Nullable String reason,
            @Nullable String answerSha256,
            Stamp stamp) {
        commands.sendAndWait(
                new RecordInvoice(printed.stream(), printed, reason, answerSha256, stamp));
    }

    /** Has what is recorded posted, after what is under way. */
    void round(String book) {
        queue.submit("invoices of " + book, () -> roundings.settle(book));
    }

    /** Proposes to let stand what an invoice differs by now. */
    void propose(String id, String reason, Stamp stamp) {
        upToDate.await();
        var one = matches.of(known(id));
        if (!one.match().state().isOpen()) {
            throw Refusal.conflict(
                    "nothing-to-accept",
                    "%s is %s".formatted(one.invoice().printed().invoiceId(), one.match().state()));
        }
        commands.sendAndWait(
                new ProposeAcceptance(
                        one.invoice().printed().stream(),
                        new AcceptedDifference(
                                one.invoice().revision(),
                                one.match().printed(),
                                one.match().exact(),
                                reason),
                        stamp));
    }

    void approve(String id, String contentHash, Stamp stamp) {
        commands.sendAndWait(
                new ApproveAcceptance(known(id).printed().stream(), contentHash, stamp));
    }

    KnownInvoice known(String id) {
        return invoices.find(id)
                .orElseThrow(() -> Refusal.unknown("invoice-unknown", "no invoice " + id));
    }

    /** What a form says, completed from the bills of the book. */
    PrintedInvoice printed(String book, InvoiceForm form) {
        return new PrintedInvoice(
                book,
                account(book, form),
                form.invoiceId(),
                form.issueDate(),
                form.dueDate(),
                form.billingPeriod(),
                form.total(),
                form.tax(),
                form.document(),
                form.documentSha256(),
                Objects.requireNonNullElse(form.origin(), InvoiceOrigin.ENTERED));
    }

    private SourceAccount account(String book, InvoiceForm form) {
        var issuer = form.invoiceIssuer();
        var currency = form.total().currency();
        if (issuer != null) {
            return new SourceAccount(form.provider(), form.billingAccount(), issuer, currency);
        }
        var fitting =
                snapshots.sourceAccounts(book).stream()
                        .filter(one -> one.provider().equals(form.provider()))
                        .filter(one -> one.billingAccount().equals(form.billingAccount()))
                        .filter(one -> one.currency().equals(currency))
                        .toList();
        if (fitting.size() != 1) {
            throw Refusal.invalid(
                    "source-account-unclear",
                    "%d source accounts of the bills are %s %s in %s: give the invoice issuer"
                            .formatted(
                                    fitting.size(),
                                    form.provider(),
                                    form.billingAccount(),
                                    currency));
        }
        return fitting.getFirst();
    }
}
