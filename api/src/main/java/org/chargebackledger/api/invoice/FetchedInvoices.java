package org.chargebackledger.api.invoice;

import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ingest.invoices.InvoiceAnswer;
import org.chargebackledger.ingest.invoices.ProviderInvoice;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.InvoiceCommand;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.invoice.PrintedInvoice;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.invoice.InvoiceProjection;
import org.chargebackledger.projections.invoice.Invoices;
import org.chargebackledger.projections.invoice.KnownInvoice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Records what a provider's service says it printed: every invoice of an answer, or none. */
@Component
public class FetchedInvoices {

    private final InvoiceService service;
    private final Invoices invoices;
    private final CostSnapshots snapshots;
    private final UpToDate upToDate;

    FetchedInvoices(
            InvoiceService service, Invoices invoices, CostSnapshots snapshots, UpToDate upToDate) {
        this.service = service;
        this.invoices = invoices;
        this.snapshots = snapshots;
        this.upToDate = upToDate;
    }

    /**
     * Where invoices come from.
     *
     * @param reason why what was recorded before is corrected; null if the answer is the reason
     * @param kept SHA-256 of each file of the answer, by its name
     */
    record Source(
            String book, InvoiceOrigin origin, @Nullable String reason, Map<String, String> kept) {}

    /** An invoice as it is to be recorded, and why where another was. */
    private record News(PrintedInvoice printed, @Nullable String reason, String answerSha256) {}

    /**
     * Records them, and has their rounding posted.
     *
     * @param kept SHA-256 of each file of the answer, by its name
     * @return how many said something new
     * @throws org.chargebackledger.ledger.audit.Refusal with every place, if one cannot be recorded
     */
    public int record(String book, InvoiceAnswer answer, Map<String, String> kept, Stamp stamp) {
        return record(new Source(book, InvoiceOrigin.FETCHED, null, kept), answer, stamp)
                .recorded();
    }

    /** The same of any answer, as it comes. */
    ImportedInvoices record(Source source, InvoiceAnswer answer, Stamp stamp) {
        upToDate.await();
        var book = source.book();
        var findings = new CsvFindings();
        var accounts = new AnswerAccounts(snapshots.sourceAccounts(book), findings);
        var news = new ArrayList<News>();
        var confirmed = new ArrayList<News>();
        var ids = new ArrayList<String>();
        for (var one : answer.invoices()) {
            var known = known(book, one);
            var account = accounts.of(one, known);
            if (account != null) {
                var printed = printed(source, one, account, known);
                ids.add(InvoiceProjection.id(printed.stream()));
                var sha256 = Objects.requireNonNull(source.kept().get(one.file()));
                if (known == null || isNews(source, one, printed, known)) {
                    news.add(new News(printed, reason(source, printed, known), sha256));
                } else if (isConfirmed(printed, known)) {
                    confirmed.add(new News(printed, null, sha256));
                }
            }
        }
        findings.requireNone();
        confirmed.forEach(one -> record(one, stamp));
        news.forEach(one -> record(one, stamp));
        service.round(book);
        return new ImportedInvoices(
                news.size(), ids.size() - news.size(), answer.skipped(), List.copyOf(ids));
    }

    private void record(News one, Stamp stamp) {
        service.record(one.printed(), one.reason(), one.answerSha256(), stamp);
    }

    private @Nullable KnownInvoice known(String book, ProviderInvoice one) {
        var stream = InvoiceCommand.stream(book, one.provider(), one.invoiceId());
        return invoices.find(InvoiceProjection.id(stream)).orElse(null);
    }

    /** What the service does not say stays as it was recorded. */
    private static PrintedInvoice printed(
            Source source,
            ProviderInvoice one,
            SourceAccount account,
            @Nullable KnownInvoice known) {
        var before = known == null ? null : known.printed();
        return new PrintedInvoice(
                source.book(),
                account,
                one.invoiceId(),
                one.issueDate(),
                due(one, before),
                one.billingPeriod(),
                one.total(),
                one.tax() != null ? one.tax() : before == null ? null : taxIn(account, before),
                before == null ? null : before.document(),
                before == null ? null : before.documentSha256(),
                source.origin());
    }

    private static @Nullable LocalDate due(ProviderInvoice one, @Nullable PrintedInvoice before) {
        var due = one.dueDate() != null || before == null ? one.dueDate() : before.dueDate();
        return due == null || due.isBefore(one.issueDate()) ? null : due;
    }

    private static @Nullable Money taxIn(SourceAccount account, PrintedInvoice before) {
        var tax = before.tax();
        return tax != null && tax.currency().equals(account.currency()) ? tax : null;
    }

    /**
     * Whether it is to be recorded: not what is known already, and not what somebody corrected
     * since the service said just that.
     */
    private boolean isNews(
            Source source, ProviderInvoice one, PrintedInvoice printed, KnownInvoice known) {
        if (known.contentHash().equals(printed.hash())) {
            return false;
        }
        var said =
                invoices.revisions(known.id()).reversed().stream()
                        .filter(KnownInvoice::isAnswered)
                        .findFirst();
        return said.isEmpty()
                || said.get().revision() == known.revision()
                || !isSame(source, one, said.get());
    }

    /** The same of the account that it was of; which one it is of by now, the bills say. */
    private static boolean isSame(Source source, ProviderInvoice one, KnownInvoice said) {
        var account = said.printed().sourceAccount();
        return account.currency().equals(one.total().currency())
                && printed(source, one, account, said).hash().equals(said.contentHash());
    }

    /** What was entered is confirmed by the answer: from now on that is what the service said. */
    private static boolean isConfirmed(PrintedInvoice printed, KnownInvoice known) {
        return !known.isAnswered() && known.contentHash().equals(printed.hash());
    }

    private static @Nullable String reason(
            Source source, PrintedInvoice printed, @Nullable KnownInvoice known) {
        if (known == null) {
            return null;
        }
        if (source.reason() != null) {
            return source.reason();
        }
        var before = known.printed().total();
        var provider = printed.sourceAccount().provider();
        return before.equals(printed.total())
                ? provider + " answers another date, tax, month or account"
                : "%s answers %s; %s was recorded".formatted(provider, printed.total(), before);
    }
}
