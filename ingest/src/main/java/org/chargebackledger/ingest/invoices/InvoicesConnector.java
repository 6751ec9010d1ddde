package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The invoices of one account, a billing month at a time. */
final class InvoicesConnector implements Connector {

    private final InvoiceService service;
    private final InvoiceTerms terms;
    private final Duration settled;

    InvoicesConnector(InvoiceService service, InvoiceTerms terms, Duration settled) {
        this.service = service;
        this.terms = terms;
        this.settled = settled;
    }

    @Override
    public List<String> subjects() {
        return List.of("invoices of %s %s".formatted(terms.provider(), terms.billingAccount()));
    }

    @Override
    public List<String> questions(Slice slice) {
        return List.of(service.question(slice));
    }

    /** Asks for the first page of the last month that is over. */
    @Override
    public List<Check> test(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var month = SliceLength.MONTH.of(today.withDayOfMonth(1).minusDays(1));
        try {
            var page = AnswerPlace.page("invoices", service.page(month, null));
            var read = service.reader().read(page, terms, month.period());
            return List.of(
                    new Check(
                            "invoices",
                            true,
                            "%s: %d on the first page".formatted(month, read.invoices().size())));
        } catch (FetchFailure | IOException e) {
            var told = e instanceof FetchFailure failure ? helped(failure) : e;
            return List.of(new Check("invoices", false, String.valueOf(told.getMessage())));
        }
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        try {
            var pages = pages(slice, folder);
            var read = InvoiceAnswer.of(pages, service.reader(), terms, slice.period());
            return new Fetched(
                    List.of(new Part(service.source(), pages, terms.declared(slice.period()))),
                    finality(slice, read, now));
        } catch (FetchFailure failure) {
            if (failure.reason() == Reason.CHANGED || failure.reason() == Reason.MALFORMED) {
                folder.clear(); // the same pages would say the same again
            }
            throw helped(failure);
        }
    }

    private List<StagedFile> pages(Slice slice, FetchFolder folder)
            throws FetchFailure, IOException {
        var pages = new ArrayList<StagedFile>();
        var asked = new HashSet<String>();
        @Nullable String next = null;
        do {
            var name = "%s-%s-%d.json".formatted(service.source(), slice, pages.size() + 1);
            if (!folder.has(name)) {
                var answer = service.page(slice, next);
                folder.keep(name, page -> Files.writeString(page, answer));
            }
            pages.add(folder.file(name));
            next = service.next(AnswerPlace.page(name, folder.text(name)));
            if (next != null && !asked.add(next)) {
                throw new FetchFailure(
                        Reason.MALFORMED, name + ": points back to a page before it");
            }
        } while (next != null);
        return List.copyOf(pages);
    }

    /** What was issued stays; credit notes that come later are found by reading again. */
    private Finality finality(Slice slice, InvoiceAnswer read, Instant now) {
        var isSettled = !now.isBefore(slice.end().plus(settled));
        return isSettled && !read.invoices().isEmpty() ? Finality.FINAL : Finality.PRELIMINARY;
    }

    /** A missing permission is named as whoever grants it knows it. */
    private FetchFailure helped(FetchFailure failure) {
        return failure.reason() == Reason.DENIED
                ? new FetchFailure(
                        Reason.DENIED,
                        failure.getMessage() + "; needed is " + service.permission(),
                        failure.retryAfter())
                : failure;
    }

    @Override
    public void close() {
        service.close();
    }
}
