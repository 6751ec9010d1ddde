package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.run.AccountOutcome;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run left on an account that is no cost center's: {@code billed = costCenters +
 * recoverableTax + suspense + due}, or the one of them that the account holds.
 *
 * @param costCenters all that reaches cost centers
 * @param isResidual whether the account takes what rounding leaves of the rounded bill; else it is
 *     rounded by itself, a half away from zero
 * @param due what the account holds
 */
public record Balance(
        Amount billed,
        Amount costCenters,
        Amount recoverableTax,
        Amount suspense,
        boolean isResidual,
        Amount due) {

    /** An amount before and after rounding. */
    public record Amount(Exact exact, Money rounded) {

        static Amount of(Exact exact, CurrencyCode currency) {
            return new Amount(exact, Rounding.halfAwayFromZero(exact, currency));
        }
    }

    /** A posting of the same entry, which the account is the other side of. */
    public record OtherSide(String posting, String account, Money amount) {}

    static Balance of(AccountOutcome outcome, Posting posting) {
        var currency = outcome.account().currency();
        var billed = Amount.of(outcome.billed(), currency);
        var costs = Amount.of(outcome.allocated(), currency);
        var tax = Amount.of(outcome.recoverableTax(), currency);
        var suspense = Amount.of(outcome.suspense(), currency);
        var residual =
                billed.rounded()
                        .minus(costs.rounded())
                        .minus(tax.rounded())
                        .minus(suspense.rounded());
        var name = posting.account();
        var isResidual = !name.equals(Account.RECOVERABLE_TAX) && !name.equals(Account.SUSPENSE);
        var due =
                switch (name) {
                    case Account.RECOVERABLE_TAX -> tax;
                    case Account.SUSPENSE -> suspense;
                    default -> residual(outcome, name, residual);
                };
        return new Balance(billed, costs, tax, suspense, isResidual, due);
    }

    /** Only one account takes what is left of the bill; nothing is due on the others. */
    private static Amount residual(AccountOutcome outcome, String account, Money residual) {
        var of = outcome.account();
        var prepaid = Account.prepaid(of.provider(), of.billingAccount());
        var takes =
                !outcome.prepaid().isZero()
                        ? new Holder(prepaid, outcome.prepaid())
                        : outcome.rateVariance().isZero()
                                ? new Holder(Account.INVOICE_ROUNDING, Exact.ZERO)
                                : new Holder(Account.RATE_VARIANCE, outcome.rateVariance());
        return account.equals(takes.account())
                ? new Amount(takes.exact(), residual)
                : new Amount(Exact.ZERO, Money.zero(of.currency()));
    }

    private record Holder(String account, Exact exact) {}

    /** Whether it only balances what its entry says on other accounts. */
    static boolean isOtherSide(Posting posting) {
        return posting.key() == null
                && (posting.account().startsWith("clearing:")
                        || posting.account().startsWith("due-to:"));
    }

    /** The other postings of an entry, which one on clearing balances. */
    static List<OtherSide> otherSide(Entry entry, Posting of) {
        var postings = entry.content().postings();
        var others = new ArrayList<OtherSide>();
        for (var i = 0; i < postings.size(); i++) {
            var posting = postings.get(i);
            if (!posting.equals(of)) {
                others.add(
                        new OtherSide(entry.postingId(i + 1), posting.account(), posting.signed()));
            }
        }
        return List.copyOf(others);
    }
}
