package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.SmallMonth;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tests ask of an allocation. */
final class Outcome {

    private final AllocationResult result;

    private Outcome(AllocationResult result) {
        this.result = result;
    }

    static Outcome of(SmallMonth month) {
        return new Outcome(Allocation.of(month.inputs()));
    }

    /** Exact amounts by cost center and, in brackets, how they came there. */
    Map<String, String> exact() {
        var sums = new TreeMap<String, Exact>();
        for (var share : result.shares()) {
            if (share.intoPool().isEmpty()) {
                var how = share.key().kind().text();
                var pool = share.key().pool().isEmpty() ? "" : " " + share.key().pool();
                sums.merge(
                        share.costCenter() + " (" + how + pool + ")", share.amount(), Exact::plus);
            }
        }
        var texts = new TreeMap<String, String>();
        sums.forEach((what, sum) -> texts.put(what, sum.toString()));
        return texts;
    }

    List<String> findings() {
        return result.findings().stream()
                .map(finding -> finding.code() + " " + finding.subject() + " " + finding.amount())
                .toList();
    }

    AccountOutcome account() {
        return result.accounts().getFirst();
    }

    List<Share> shares() {
        return result.shares();
    }

    /** Posted amounts of the accounts that are no cost center's, and of all cost centers. */
    Map<String, String> balances() {
        var balances = new TreeMap<String, Long>();
        for (var amount : PostedAmounts.of(result)) {
            var account =
                    amount.slot().costCenter() == null ? amount.slot().ledgerAccount() : "cost";
            balances.merge(account, amount.posted().minorUnits(), Long::sum);
        }
        var texts = new TreeMap<String, String>();
        balances.forEach((account, units) -> texts.put(account, units.toString()));
        return texts;
    }
}
