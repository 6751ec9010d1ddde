package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.azure.AzureResources;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Invoices of an Azure billing account as its resource manager lists them. */
record AzureInvoicing(AzureResources azure, String account) implements InvoiceService {

    static final String SOURCE = "azure-invoices";
    static final String PROVIDER = "Microsoft";

    private static final String API = "2024-04-01";
    static final String INVOICES = "value";
    static final String NEXT = "nextLink";
    private static final String CREDIT = "CreditNote";
    private static final String ACCOUNTS = "/providers/Microsoft.Billing/billingAccounts/";
    private static final Pattern OF_ACCOUNT = Pattern.compile("(?i)/billingAccounts/([^/]+)/");

    /** An account's id alone, as bills of Azure's own form have it, or whole, as FOCUS has it. */
    static final Pattern ACCOUNT =
            Pattern.compile("(?i)(%s)?[a-z0-9:_.-]{1,200}".formatted(Pattern.quote(ACCOUNTS)));

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public String question(Slice month) {
        return "GET " + first(month);
    }

    /** Of two months, in case the dates select by more than the period that it is for. */
    private String first(Slice month) {
        return "%s%s%s/invoices?api-version=%s&periodStartDate=%s&periodEndDate=%s"
                .formatted(
                        azure.root(),
                        ACCOUNTS,
                        account.substring(account.lastIndexOf('/') + 1),
                        API,
                        month.firstDay(),
                        month.endDay().plusMonths(1).minusDays(1));
    }

    @Override
    public String page(Slice month, @Nullable String next) throws FetchFailure, IOException {
        return azure.get(
                        next == null ? first(month) : next,
                        answer -> AnswerPlace.page("invoices", answer.body()))
                .body();
    }

    @Override
    public @Nullable String next(AnswerPlace page) {
        return page.at(NEXT).given();
    }

    @Override
    public InvoiceAnswer.PageReader reader() {
        return AzureInvoicing::read;
    }

    @Override
    public String permission() {
        return "Billing account reader on the billing account (EnrollmentReader of an enterprise"
                + " agreement)";
    }

    static InvoiceAnswer read(AnswerPlace page, InvoiceTerms terms, @Nullable Period month)
            throws FetchFailure {
        var invoices = new ArrayList<ProviderInvoice>();
        var skipped = 0;
        for (var one : page.at(INVOICES).list()) {
            var said = one.at("properties");
            var period = Period.of(said.at("invoicePeriodStartDate").day());
            if (month != null && !month.equals(period)) {
                continue; // another month's, which asks for it itself
            }
            if (asksForNothing(said)) {
                skipped++;
            } else {
                invoices.add(invoice(one, said, terms, period));
            }
        }
        return new InvoiceAnswer(invoices, skipped);
    }

    /** A voided invoice, and the credit note that voids it, cancel each other out. */
    private static boolean asksForNothing(AnswerPlace said) {
        var type = said.at("documentType").given();
        return "Void".equalsIgnoreCase(said.at("status").given())
                || said.at("creditForDocumentId").isGiven()
                || (type != null && !type.equals("Invoice") && !type.equals(CREDIT));
    }

    private static ProviderInvoice invoice(
            AnswerPlace one, AnswerPlace said, InvoiceTerms terms, Period month)
            throws FetchFailure {
        var charged = AzureCharges.of(said);
        var printed = charged.total();
        var tax = charged.tax();
        // A credit note gives back, whichever sign it has.
        var isTurned = CREDIT.equals(said.at("documentType").given()) && printed.signum() > 0;
        var issued = said.at("invoiceDate").day();
        return new ProviderInvoice(
                terms.provider(),
                account(one, terms),
                said.at("billingProfileId").given(),
                terms.issuer(),
                one.at("name").text(),
                issued,
                due(said.at("dueDate"), issued),
                month,
                isTurned ? printed.negate() : printed,
                isTurned && tax != null ? tax.negate() : tax,
                null,
                one.file(),
                one.path());
    }

    private static String account(AnswerPlace one, InvoiceTerms terms) throws FetchFailure {
        var known = terms.billingAccount();
        if (known != null) {
            return known;
        }
        var id = one.at("id");
        var matcher = OF_ACCOUNT.matcher(id.text());
        if (!matcher.find()) {
            throw id.wrong("names no billing account");
        }
        return matcher.group(1);
    }

    private static @Nullable LocalDate due(AnswerPlace due, LocalDate issued) throws FetchFailure {
        if (!due.isGiven() || due.day().isBefore(issued)) {
            return null;
        }
        return due.day();
    }

    @Override
    public void close() {
        azure.close();
    }
}
