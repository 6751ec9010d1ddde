package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The way from one source account's bill to what cost centers are charged.
 *
 * @param billed exact, on the bill that the run froze
 * @param steps by name, in order; only those that are not zero
 * @param charged posted to cost centers of the book's own
 */
public record LedgerWaterfall(
        SourceAccount account, Exact billed, SequencedMap<String, Exact> steps, Money charged) {

    public LedgerWaterfall {
        steps = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(steps));
    }

    /**
     * What is posted for a bill, other than to cost centers.
     *
     * @param current total of the bill as it is now
     * @param dueFrom what other entities owe for cost centers of theirs
     */
    public record Posted(
            Exact current,
            Money dueFrom,
            Money prepaid,
            Money recoverableTax,
            Money suspense,
            Money rateVariance,
            Money rounding) {}

    /** The way as it is posted. */
    public static LedgerWaterfall of(
            SourceAccount account, Exact billed, Posted posted, Money charged) {
        var steps = new LinkedHashMap<String, Exact>();
        steps.put("restated-since", posted.current().minus(billed));
        steps.put(
                "rounding",
                Rounding.halfAwayFromZero(billed, account.currency()).exact().minus(billed));
        steps.put("due-from-others", posted.dueFrom().exact().negate());
        steps.put("prepaid", posted.prepaid().exact().negate());
        steps.put("recoverable-tax", posted.recoverableTax().exact().negate());
        steps.put("suspense", posted.suspense().exact().negate());
        steps.put("rate-variance", posted.rateVariance().exact().negate());
        steps.put("invoice-rounding", posted.rounding().exact().negate());
        steps.values().removeIf(Exact::isZero);
        return new LedgerWaterfall(account, billed, steps, charged);
    }

    /** What no step explains: zero once the bill is posted as it is. */
    public Exact remainder() {
        return steps.values().stream()
                .reduce(charged.exact().minus(billed), (left, step) -> left.minus(step));
    }
}
