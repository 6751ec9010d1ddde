package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All invoices of a month that a service lists.
 *
 * @param invoices that ask for money, or give it back
 * @param skipped how many documents do neither: voided ones, and further documents of an invoice
 */
public record InvoiceAnswer(List<ProviderInvoice> invoices, int skipped) {

    /** Reads one page of a month. */
    @FunctionalInterface
    interface PageReader {

        /**
         * Reads it.
         *
         * @param month that was asked for; null if each invoice is of the month that it says
         */
        InvoiceAnswer read(AnswerPlace page, InvoiceTerms terms, @Nullable Period month)
                throws FetchFailure;
    }

    /**
     * Reads what a connector brought.
     *
     * @throws FetchFailure with file, place and reason if it is not what the service is known to
     *     say
     */
    public static InvoiceAnswer of(Part part) throws FetchFailure, IOException {
        var terms = InvoiceTerms.of(part.declared());
        var month = Period.parse(part.declared().getOrDefault(InvoiceTerms.MONTH, ""));
        PageReader reader =
                switch (part.source()) {
                    case AwsInvoicing.SOURCE -> AwsInvoicing::read;
                    case AzureInvoicing.SOURCE -> AzureInvoicing::read;
                    default -> throw new IllegalArgumentException("no invoices: " + part.source());
                };
        return of(part.files(), reader, terms, month);
    }

    /** Whether a file may be such an answer, and no table. */
    public static boolean mayBe(byte[] content) {
        for (var one : content) {
            if (!Character.isWhitespace(one)) {
                return one == '{';
            }
        }
        return false;
    }

    /**
     * Reads an answer that somebody saved: what AWS's command line prints for {@code
     * list-invoice-summaries}, or Azure's for its list of invoices.
     *
     * @param provider as the bills name it; null if they name it as they usually do
     * @throws FetchFailure with file, place and reason if it is none, or only a part of one
     */
    public static InvoiceAnswer saved(String file, String text, @Nullable String provider)
            throws FetchFailure {
        var page = AnswerPlace.page(file, text);
        var isAws = page.at(AwsInvoicing.INVOICES).node().isArray();
        var next = page.at(isAws ? AwsInvoicing.NEXT : AzureInvoicing.NEXT);
        if (next.isGiven()) {
            throw next.wrong("says that more follows: save all pages as one list");
        }
        if (!isAws && !page.at(AzureInvoicing.INVOICES).node().isArray()) {
            throw page.at(AwsInvoicing.INVOICES).wrong("of AWS is missing, and value of Azure too");
        }
        var usual = isAws ? AwsInvoicing.PROVIDER : AzureInvoicing.PROVIDER;
        var terms = new InvoiceTerms(provider == null ? usual : provider, null, null);
        PageReader reader = isAws ? AwsInvoicing::read : AzureInvoicing::read;
        return whole(reader.read(page, terms, null));
    }

    static InvoiceAnswer of(
            List<StagedFile> pages, PageReader reader, InvoiceTerms terms, Period month)
            throws FetchFailure, IOException {
        var all = new ArrayList<ProviderInvoice>();
        var skipped = 0;
        for (var page : pages) {
            var text = Files.readString(page.path());
            var read = reader.read(AnswerPlace.page(page.name(), text), terms, month);
            all.addAll(read.invoices());
            skipped += read.skipped();
        }
        return whole(new InvoiceAnswer(all, skipped));
    }

    /** Without documents that only repeat another one. */
    private static InvoiceAnswer whole(InvoiceAnswer read) throws FetchFailure {
        var all = read.invoices();
        var ids = all.stream().map(ProviderInvoice::invoiceId).collect(Collectors.toSet());
        if (ids.size() < all.size()) {
            throw new FetchFailure(
                    Reason.CHANGED, "an invoice stands on two pages: the list changed meanwhile");
        }
        var own =
                all.stream()
                        .filter(one -> one.repeats() == null || !ids.contains(one.repeats()))
                        .toList();
        return new InvoiceAnswer(own, read.skipped() + all.size() - own.size());
    }
}
