package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Step 5: rounds once, top down, per source account: the grand total, then cost centers to it, then
 * each cost center's keys to its own total; then what is left of the bill.
 */
public final class PostedAmounts {

    private PostedAmounts() {}

    /** All amounts of a run, by source account, cost center and key; balances after them. */
    public static List<PostedAmount> of(AllocationResult result) {
        var sums = new KeySums();
        for (var share : result.shares()) {
            if (share.intoPool().isEmpty()) {
                sums.add(share.account(), share.costCenter(), share.key(), share.amount());
            }
        }
        return of(result.accounts(), sums);
    }

    static List<PostedAmount> of(List<AccountOutcome> accounts, KeySums sums) {
        var exact = sums.sorted();
        var amounts = new ArrayList<PostedAmount>();
        for (var outcome : accounts) {
            var costs =
                    costs(
                            outcome.account(),
                            exact.getOrDefault(outcome.account(), Collections.emptySortedMap()));
            amounts.addAll(costs);
            amounts.addAll(balances(outcome, costs));
        }
        return List.copyOf(amounts);
    }

    private static List<PostedAmount> costs(
            SourceAccount account, SortedMap<String, SortedMap<PostingKey, Exact>> costCenters) {
        var sums =
                costCenters.values().stream()
                        .map(keys -> keys.values().stream().reduce(Exact.ZERO, Exact::plus))
                        .toList();
        var grandTotal = sums.stream().reduce(Exact.ZERO, Exact::plus);
        var totals =
                Rounding.toTotal(sums, Rounding.halfAwayFromZero(grandTotal, account.currency()));
        var amounts = new ArrayList<PostedAmount>();
        var i = 0;
        for (var costCenter : costCenters.entrySet()) {
            var total = new Money(account.currency(), totals[i++]);
            amounts.addAll(keys(account, costCenter.getKey(), costCenter.getValue(), total));
        }
        return amounts;
    }

    private static List<PostedAmount> keys(
            SourceAccount account,
            String costCenter,
            SortedMap<PostingKey, Exact> keys,
            Money total) {
        var units = Rounding.toTotal(List.copyOf(keys.values()), total);
        var amounts = new ArrayList<PostedAmount>();
        var i = 0;
        for (var key : keys.entrySet()) {
            amounts.add(
                    PostedAmount.cost(
                            account, costCenter, key.getKey(), key.getValue(), units[i++]));
        }
        return amounts;
    }

    /**
     * Recoverable tax and suspense are rounded half away from zero; prepaid or rate variance takes
     * what is left of the rounded bill, and invoice rounding where there is neither.
     */
    private static List<PostedAmount> balances(AccountOutcome outcome, List<PostedAmount> costs) {
        var currency = outcome.account().currency();
        var tax = Rounding.halfAwayFromZero(outcome.recoverableTax(), currency);
        var suspense = Rounding.halfAwayFromZero(outcome.suspense(), currency);
        var residual =
                Rounding.halfAwayFromZero(outcome.billed(), currency).minus(tax).minus(suspense);
        for (var cost : costs) {
            residual = residual.minus(cost.posted());
        }
        var account = outcome.account();
        var balances = new ArrayList<PostedAmount>();
        add(balances, account, Account.RECOVERABLE_TAX, outcome.recoverableTax(), tax);
        add(balances, account, Account.SUSPENSE, outcome.suspense(), suspense);
        var takesResidual = takesResidual(outcome);
        add(balances, account, takesResidual.getKey(), takesResidual.getValue(), residual);
        return balances;
    }

    private static Map.Entry<String, Exact> takesResidual(AccountOutcome outcome) {
        if (!outcome.prepaid().isZero()) {
            var account = outcome.account();
            return Map.entry(
                    Account.prepaid(account.provider(), account.billingAccount()),
                    outcome.prepaid());
        }
        return outcome.rateVariance().isZero()
                ? Map.entry(Account.INVOICE_ROUNDING, Exact.ZERO)
                : Map.entry(Account.RATE_VARIANCE, outcome.rateVariance());
    }

    private static void add(
            List<PostedAmount> balances,
            SourceAccount account,
            String ledgerAccount,
            Exact exact,
            Money posted) {
        if (!exact.isZero() || !posted.isZero()) {
            balances.add(new PostedAmount(Slot.balance(account, ledgerAccount), exact, posted));
        }
    }
}
