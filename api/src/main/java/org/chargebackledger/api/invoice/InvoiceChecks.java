package org.chargebackledger.api.invoice;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.MatchState;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.time.Period;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says whether every bill of a month has its printed invoice, and nothing is left undecided. */
@Component
public class InvoiceChecks {

    private static final String CHECK = "invoices-matched";
    private static final int NAMED_MAX = 20;

    private final InvoiceMatches matches;

    InvoiceChecks(InvoiceMatches matches) {
        this.matches = matches;
    }

    /** A company that never keeps invoices is not asked for them. */
    public ChecklistItem of(String book, Period period) {
        var all = matches.of(book, null);
        var accounts = all.stream().map(MatchedInvoice::account).collect(Collectors.toSet());
        if (accounts.isEmpty()) {
            return new ChecklistItem(CHECK, true, "no invoices are kept");
        }
        var ofMonth = all.stream().filter(one -> one.period().equals(period)).toList();
        var problems = new ArrayList<String>();
        ofMonth.stream()
                .filter(one -> one.match().state().isOpen())
                .map(InvoiceChecks::state)
                .forEach(problems::add);
        problems.addAll(missing(book, period, accounts, ofMonth));
        return new ChecklistItem(
                CHECK,
                problems.isEmpty(),
                problems.isEmpty()
                        ? ofMonth.size() + " invoices, nothing open" + accepted(period, all)
                        : problems.stream().limit(NAMED_MAX).collect(Collectors.joining("; ")));
    }

    /** What was let stand is an open item in clearing until bill or invoice is corrected. */
    private static String accepted(Period period, List<MatchedInvoice> all) {
        var open =
                all.stream()
                        .filter(one -> one.match().state() == MatchState.ACCEPTED)
                        .filter(one -> one.period().compareTo(period) <= 0)
                        .map(one -> one.period() + ", " + state(one))
                        .limit(NAMED_MAX)
                        .collect(Collectors.joining("; "));
        return open.isEmpty() ? "" : "; in clearing: " + open;
    }

    private static String state(MatchedInvoice one) {
        return "%s of %s is %s: printed %s, lines %s"
                .formatted(
                        one.invoice().printed().invoiceId(),
                        one.account(),
                        one.match().state(),
                        one.match().printed(),
                        one.match().exact());
    }

    /** Bills of accounts whose invoices are kept, without a printed one. */
    private List<String> missing(
            String book, Period period, Set<SourceAccount> accounts, List<MatchedInvoice> ofMonth) {
        var printed = ofMonth.stream().map(MatchedInvoice::account).collect(Collectors.toSet());
        return matches.expected(book, period).stream()
                .filter(one -> accounts.contains(one.account()))
                // Lines get their invoice id when the invoice is issued; some never do.
                .filter(one -> !one.invoiceId().isEmpty() || !printed.contains(one.account()))
                .map(one ->
                        one.invoiceId().isEmpty()
                                ? "no invoice of %s is recorded".formatted(one.account())
                                : "%s of %s is not recorded"
                                        .formatted(one.invoiceId(), one.account()))
                .toList();
    }
}
