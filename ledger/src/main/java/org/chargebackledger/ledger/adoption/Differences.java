package org.chargebackledger.ledger.adoption;

import org.chargebackledger.ledger.adoption.AdoptedMonth.Difference;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What cost centers are to pay more or less, added up by cost center and currency. */
public final class Differences {

    private final TreeMap<String, TreeMap<String, Money>> sums =
            new TreeMap<>(CodePointOrder.INSTANCE);

    /** What entries come to once they are posted; in whichever book the cost center is. */
    public static List<Difference> of(List<EntryDraft> drafts) {
        var differences = new Differences();
        for (var draft : drafts) {
            for (var posting : draft.postings()) {
                var costCenter =
                        posting.costCenter() == null ? posting.memo() : posting.costCenter();
                if (costCenter != null) {
                    differences.add(costCenter, posting.signed());
                }
            }
        }
        return differences.list();
    }

    public void add(String costCenter, Money amount) {
        sums.computeIfAbsent(costCenter, any -> new TreeMap<>())
                .merge(amount.currency().code(), amount, Money::plus);
    }

    /** By cost center and currency, those of zero left out. */
    public List<Difference> list() {
        var differences = new ArrayList<Difference>();
        sums.forEach((costCenter, byCurrency) ->
                byCurrency.values().stream()
                        .filter(amount -> !amount.isZero())
                        .forEach(amount -> differences.add(new Difference(costCenter, amount))));
        return List.copyOf(differences);
    }
}
