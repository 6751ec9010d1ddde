package org.chargebackledger.ledger.invoice;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * A printed invoice against the lines of its bill.
 *
 * @param printed what is compared: the total, or the total without its tax where the lines have no
 *     tax
 * @param lines how many cost lines carry it
 * @param rows how many rows of the bill they sum
 * @param exact what they come to
 * @param billed that in the currency's digits
 * @param difference printed minus exact
 */
public record InvoiceMatch(
        MatchState state,
        Money printed,
        boolean taxLeftOut,
        long lines,
        long rows,
        Exact exact,
        Money billed,
        Exact difference,
        Exact tolerance) {

    /**
     * Compares.
     *
     * @param found the lines that carry it; null if there are none
     * @param accepted what a second person accepted last; null if nobody did
     */
    public static InvoiceMatch of(
            PrintedInvoice invoice,
            int revision,
            @Nullable InvoiceLines found,
            RoundingTolerance tolerances,
            @Nullable AcceptedDifference accepted) {
        var lines = found == null ? InvoiceLines.NONE : found;
        var currency = invoice.total().currency();
        var tax = invoice.tax();
        var printed = invoice.total();
        var taxLeftOut = false;
        if (tax != null && !tax.isZero() && found != null && !lines.hasTax()) {
            printed = printed.minus(tax);
            taxLeftOut = true;
        }
        var tolerance = tolerances.of(lines.rows(), currency);
        var difference = printed.exact().minus(lines.billed());
        var billed = Rounding.halfAwayFromZero(lines.billed(), currency);
        var state = state(lines, printed.equals(billed), difference.abs(), tolerance);
        if (state.isOpen()
                && accepted != null
                && accepted.revision() == revision
                && accepted.printed().equals(printed)
                && accepted.lines().equals(lines.billed())) {
            state = MatchState.ACCEPTED;
        }
        return new InvoiceMatch(
                state,
                printed,
                taxLeftOut,
                lines.lines(),
                lines.rows(),
                lines.billed(),
                billed,
                difference,
                tolerance);
    }

    private static MatchState state(
            InvoiceLines lines, boolean equal, Exact difference, Exact tolerance) {
        if (lines.lines() == 0) {
            return MatchState.UNMATCHED;
        }
        if (equal) {
            return MatchState.MATCHED;
        }
        return difference.compareTo(tolerance) <= 0 ? MatchState.WITHIN : MatchState.EXCEPTION;
    }

    /**
     * What is to be posted between what is printed and what is posted for its lines: nothing unless
     * rounding explains it.
     *
     * @param posted for its lines
     */
    public Money rounding(Money posted) {
        return state.isRounding() ? printed.minus(posted) : Money.zero(posted.currency());
    }
}
