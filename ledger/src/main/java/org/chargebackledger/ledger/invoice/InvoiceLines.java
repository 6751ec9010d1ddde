package org.chargebackledger.ledger.invoice;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a source account's current bills that carry one invoice id.
 *
 * @param rows rows of the bill that they sum
 * @param billed their exact sum
 * @param hasTax whether one of them is tax
 */
public record InvoiceLines(long lines, long rows, Exact billed, boolean hasTax) {

    public static final InvoiceLines NONE = new InvoiceLines(0, 0, Exact.ZERO, false);

    /** The lines of both. */
    public InvoiceLines plus(InvoiceLines other) {
        return new InvoiceLines(
                lines + other.lines,
                rows + other.rows,
                billed.plus(other.billed),
                hasTax || other.hasTax);
    }

    /**
     * What is posted for each invoice of a source account: the account is rounded once as a whole,
     * so the parts are those that add up to it.
     *
     * @param all of one source account and month, in a stated order
     */
    public static List<Money> posted(List<InvoiceLines> all, CurrencyCode currency) {
        var exact = all.stream().map(InvoiceLines::billed).toList();
        var sum = exact.stream().reduce(Exact.ZERO, Exact::plus);
        var posted = new ArrayList<Money>();
        for (var units : Rounding.toTotal(exact, Rounding.halfAwayFromZero(sum, currency))) {
            posted.add(new Money(currency, units));
        }
        return List.copyOf(posted);
    }
}
