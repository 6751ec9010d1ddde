package org.chargebackledger.ingest.invoices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.chargebackledger.ingest.aws.AwsJsonService;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;

/** Invoices of AWS as its Invoicing service summarizes them. */
record AwsInvoicing(AwsJsonService service, String address, String account)
        implements InvoiceService {

    static final String SOURCE = "aws-invoices";
    static final String PROVIDER = "AWS";

    private static final String LIST = "Invoicing.ListInvoiceSummaries";
    static final String INVOICES = "InvoiceSummaries";
    static final String NEXT = "NextToken";
    private static final String CREDIT = "CREDIT_MEMO";
    private static final int PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public String question(Slice month) {
        return "POST %s %s %s".formatted(address, LIST, body(month));
    }

    @Override
    public String page(Slice month, @Nullable String next) throws FetchFailure, IOException {
        var body = body(month);
        if (next != null) {
            body.put(NEXT, next);
        }
        return service.ask(LIST, body.toString(), answer -> AnswerPlace.page(LIST, answer));
    }

    private ObjectNode body(Slice month) {
        var body = JSON.createObjectNode();
        body.putObject("Selector").put("ResourceType", "ACCOUNT_ID").put("Value", account);
        body.putObject("Filter")
                .putObject("BillingPeriod")
                .put("Month", month.firstDay().getMonthValue())
                .put("Year", month.firstDay().getYear());
        return body.put("MaxResults", PAGE);
    }

    @Override
    public @Nullable String next(AnswerPlace page) {
        return page.at(NEXT).given();
    }

    @Override
    public InvoiceAnswer.PageReader reader() {
        return AwsInvoicing::read;
    }

    @Override
    public String permission() {
        return "invoicing:ListInvoiceSummaries, which only the payer account of an organization"
                + " sees all invoices with";
    }

    static InvoiceAnswer read(AnswerPlace page, InvoiceTerms terms, @Nullable Period month)
            throws FetchFailure {
        var invoices = new ArrayList<ProviderInvoice>();
        for (var one : page.at(INVOICES).list()) {
            invoices.add(invoice(one, terms, month));
        }
        return new InvoiceAnswer(invoices, 0);
    }

    private static ProviderInvoice invoice(
            AnswerPlace one, InvoiceTerms terms, @Nullable Period month) throws FetchFailure {
        var period = period(one.at("BillingPeriod"), month);
        var account = terms.billingAccount();
        // In the currency of the services, as the bill is; others are what it is paid or taxed in.
        var amount = one.at("BaseCurrencyAmount");
        var currency = amount.at("CurrencyCode").currency();
        var printed = amount.at("TotalAmount").money(currency);
        var tax = tax(amount, printed);
        // A credit memo gives back, whichever sign it has.
        var isTurned = CREDIT.equals(one.at("InvoiceType").given()) && printed.signum() > 0;
        var due = one.at("DueDate");
        return new ProviderInvoice(
                terms.provider(),
                account != null ? account : one.at("AccountId").text(),
                null,
                terms.issuer() != null
                        ? terms.issuer()
                        : one.at("Entity").at("InvoicingEntity").given(),
                one.at("InvoiceId").text(),
                one.at("IssuedDate").dayOfTime(),
                due.isGiven() ? due(due, one.at("IssuedDate").dayOfTime()) : null,
                period,
                isTurned ? printed.negate() : printed,
                isTurned && tax != null ? tax.negate() : tax,
                one.at("CommercialInvoiceId").given(),
                one.file(),
                one.path());
    }

    /** What was charged to a card at once is due before it is issued; it has no due date then. */
    private static @Nullable LocalDate due(AnswerPlace due, LocalDate issued) throws FetchFailure {
        var day = due.dayOfTime();
        return day.isBefore(issued) ? null : day;
    }

    private static @Nullable Money tax(AnswerPlace amount, Money printed) throws FetchFailure {
        var taxes = amount.at("AmountBreakdown").at("Taxes").at("TotalAmount");
        if (taxes.isGiven()) {
            return taxes.money(printed.currency());
        }
        var before = amount.at("TotalAmountBeforeTax");
        return before.isGiven() ? printed.minus(before.money(printed.currency())) : null;
    }

    /** The month that was asked for, which the answer must not contradict, or that it says. */
    private static Period period(AnswerPlace said, @Nullable Period asked) throws FetchFailure {
        if (asked != null && !said.node().isObject()) {
            return asked;
        }
        var january = LocalDate.of(said.at("Year").number(), 1, 1);
        var period = Period.of(january.plusMonths(said.at("Month").number() - 1L));
        if (asked != null && !asked.equals(period)) {
            throw said.wrong("is not " + asked);
        }
        return period;
    }

    @Override
    public void close() {
        service.close();
    }
}
