package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.CostBasis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of each source account's bill is not allocated to cost centers, and why. */
final class Clearing {

    /** The sums of one source account. */
    private static final class Balance {
        private Exact billed = Exact.ZERO;
        private Exact allocated = Exact.ZERO;
        private Exact recoverableTax = Exact.ZERO;
        private Exact suspense = Exact.ZERO;
        private Exact rateVariance = Exact.ZERO;
        private final PrepaidSubledger prepaid = new PrepaidSubledger();
    }

    private record Unexplained(SourceAccount account, String category, String service) {}

    private final CostBasis basis;
    private final Map<SourceAccount, Balance> balances = new HashMap<>();
    private final Map<Unexplained, Exact> unexplained = new HashMap<>();

    Clearing(CostBasis basis) {
        this.basis = basis;
    }

    /** Takes in what lines bill beside what of them is allocated. */
    void add(LineGroups lines, int group) {
        var account = lines.account(group);
        var balance = balances.computeIfAbsent(account, any -> new Balance());
        var billed = lines.billed(group);
        var difference = billed.minus(lines.amount(group));
        balance.billed = balance.billed.plus(billed);
        switch (basis) {
            case EFFECTIVE -> {
                var commitment = lines.text(TextColumn.COMMITMENT_ID, group);
                if (!commitment.isEmpty()) {
                    balance.prepaid.add(commitment, billed, lines.amount(group));
                } else if (!difference.isZero()) {
                    balance.suspense = balance.suspense.plus(difference);
                    unexplained.merge(
                            new Unexplained(
                                    account,
                                    lines.text(TextColumn.CHARGE_CATEGORY, group),
                                    lines.text(TextColumn.SERVICE, group)),
                            difference,
                            Exact::plus);
                }
            }
            case CONTRACTED, LIST -> balance.rateVariance = balance.rateVariance.plus(difference);
            case BILLED -> {}
        }
    }

    /** Takes in tax that is claimed back and reaches no cost center. */
    void recoverableTax(SourceAccount account, Exact amount) {
        var balance = balances.computeIfAbsent(account, any -> new Balance());
        balance.recoverableTax = balance.recoverableTax.plus(amount);
    }

    /** Takes in what reached a cost center. */
    void allocated(SourceAccount account, Exact amount) {
        var balance = balances.computeIfAbsent(account, any -> new Balance());
        balance.allocated = balance.allocated.plus(amount);
    }

    /** The outcome of each source account; each of them conserved. */
    List<AccountOutcome> outcomes(Findings findings) {
        unexplained.forEach((what, difference) -> {
            if (!difference.isZero()) {
                findings.add(
                        "suspense",
                        what.account().toString(),
                        "billed and effective differ without a commitment: "
                                + what.category()
                                + " "
                                + what.service(),
                        difference);
            }
        });
        return balances.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> outcome(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AccountOutcome outcome(SourceAccount account, Balance balance) {
        var outcome =
                new AccountOutcome(
                        account,
                        balance.billed,
                        balance.allocated,
                        balance.prepaid.change(),
                        balance.recoverableTax,
                        balance.suspense,
                        balance.rateVariance,
                        balance.prepaid.movements());
        var sum =
                outcome.allocated()
                        .plus(outcome.prepaid())
                        .plus(outcome.recoverableTax())
                        .plus(outcome.suspense())
                        .plus(outcome.rateVariance());
        if (!sum.equals(outcome.billed())) {
            throw new IllegalStateException(
                    account + " is not conserved: " + sum + " of " + outcome.billed());
        }
        return outcome;
    }
}
