package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.money.Conversion;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.rate.Translation;
import org.chargebackledger.ledger.run.AccountOutcome.CommitmentMovement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Step 5 in the book's functional currency: the grand total of a source account is translated and
 * rounded once, then cost centers to it, then keys, over the same exact amounts. Balances are
 * translated as they are posted, and what all of this differs from the translated bill by is
 * rounding of the exchange.
 */
public final class FunctionalAmounts {

    private final SourceAccount account;
    private final Conversion conversion;
    private final List<PostedAmount> amounts = new ArrayList<>();
    private final Map<Slot, PostedAmount> balances = new LinkedHashMap<>();
    private Money bill;
    private Money translated;

    private FunctionalAmounts(SourceAccount account, Conversion conversion) {
        this.account = account;
        this.conversion = conversion;
        this.bill = Money.zero(account.currency());
        this.translated = Money.zero(conversion.to());
    }

    /**
     * The amounts of a run, of which those in another currency have what they are worth.
     *
     * @param amounts by source account, cost center and key; balances after each account's
     * @param translation null where the book has no functional currency of its own
     */
    public static List<PostedAmount> of(
            List<PostedAmount> amounts,
            List<AccountOutcome> outcomes,
            @Nullable Translation translation) {
        if (translation == null) {
            return amounts;
        }
        var worth = new ArrayList<PostedAmount>();
        for (var outcome : outcomes) {
            var ofAccount =
                    amounts.stream()
                            .filter(amount -> amount.account().equals(outcome.account()))
                            .toList();
            var rate = translation.rates().of(outcome.account().currency());
            worth.addAll(
                    rate == null
                            ? ofAccount
                            : new FunctionalAmounts(outcome.account(), rate.conversion())
                                    .translate(ofAccount, outcome, translation));
        }
        return List.copyOf(worth);
    }

    private List<PostedAmount> translate(
            List<PostedAmount> ofAccount, AccountOutcome outcome, Translation translation) {
        bill = ofAccount.stream().map(PostedAmount::posted).reduce(bill, Money::plus);
        costs(ofAccount);
        for (var amount : ofAccount) {
            if (amount.slot().costCenter() == null) {
                addBalance(amount, conversion.total(amount.posted()));
            }
        }
        var atCarryingRate =
                Rounding.halfAwayFromZero(
                        carried(outcome, translation), translation.rates().functional());
        addBalance(prepaid(), atCarryingRate);
        addBalance(nothingOn(Account.RATE_VARIANCE), atCarryingRate.negate());
        addBalance(nothingOn(Account.FX_ROUNDING), conversion.total(bill).minus(translated));
        amounts.addAll(balances.values());
        return amounts;
    }

    private void costs(List<PostedAmount> ofAccount) {
        var byCostCenter = new LinkedHashMap<String, List<PostedAmount>>();
        for (var amount : ofAccount) {
            var costCenter = amount.slot().costCenter();
            if (costCenter != null) {
                byCostCenter.computeIfAbsent(costCenter, any -> new ArrayList<>()).add(amount);
            }
        }
        var sums = byCostCenter.values().stream().map(FunctionalAmounts::exact).toList();
        translated = conversion.total(sums.stream().reduce(Exact.ZERO, Exact::plus));
        var totals = conversion.toTotal(sums, translated);
        var i = 0;
        for (var keys : byCostCenter.values()) {
            var exact = keys.stream().map(PostedAmount::exact).toList();
            var units = conversion.toTotal(exact, money(totals[i++]));
            for (var key = 0; key < units.length; key++) {
                amounts.add(keys.get(key).worth(money(units[key])));
            }
        }
    }

    private static Exact exact(List<PostedAmount> keys) {
        return keys.stream().map(PostedAmount::exact).reduce(Exact.ZERO, Exact::plus);
    }

    private Money money(long units) {
        return new Money(conversion.to(), units);
    }

    /**
     * By how much prepaid differs from what it is at the month's rate: what is used up leaves it at
     * the rate of its purchase, while who uses it pays the month's. What a change of rate left of
     * one that is used up leaves it, too.
     */
    private Exact carried(AccountOutcome outcome, Translation translation) {
        var difference = Exact.ZERO;
        for (var movement : outcome.commitments()) {
            var before = translation.carried(account, movement.commitmentId());
            var after = before.after(movement.purchased(), movement.amortised(), conversion);
            var atMonthsRate = conversion.figure(after.balance().minus(before.balance()));
            difference =
                    difference
                            .plus(after.functional().minus(before.functional()))
                            .minus(atMonthsRate);
        }
        for (var leftOver : translation.leftOver(account, moving(outcome))) {
            difference = difference.minus(leftOver.functional());
        }
        return difference;
    }

    private static Set<String> moving(AccountOutcome outcome) {
        return outcome.commitments().stream()
                .map(CommitmentMovement::commitmentId)
                .collect(Collectors.toSet());
    }

    private PostedAmount prepaid() {
        return nothingOn(Account.prepaid(account.provider(), account.billingAccount()));
    }

    private PostedAmount nothingOn(String ledgerAccount) {
        return new PostedAmount(
                Slot.balance(account, ledgerAccount), Exact.ZERO, Money.zero(account.currency()));
    }

    private void addBalance(PostedAmount amount, Money worth) {
        translated = translated.plus(worth);
        var added = amount.worth(worth);
        if (!added.isNothing() || !added.exact().isZero()) {
            balances.merge(amount.slot(), added, PostedAmount::plus);
        }
    }
}
