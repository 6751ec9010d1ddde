package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What reaches cost centers, summed at posting keys: all that is needed to post, or to compare. */
final class KeySums implements Shares {

    private record Cell(SourceAccount account, String costCenter, PostingKey key) {}

    private final Map<Cell, Exact> sums = new HashMap<>();

    @Override
    public void add(Label label, Driver driver, Exact amount) {
        if (label.isBorne()) {
            add(label.account(), label.costCenter(), label.key(), amount);
        }
    }

    void add(SourceAccount account, String costCenter, PostingKey key, Exact amount) {
        sums.merge(new Cell(account, costCenter, key), amount, Exact::plus);
    }

    /** By source account, cost center and key, each in its order. */
    SortedMap<SourceAccount, SortedMap<String, SortedMap<PostingKey, Exact>>> sorted() {
        var sorted = new TreeMap<SourceAccount, SortedMap<String, SortedMap<PostingKey, Exact>>>();
        sums.forEach((cell, sum) ->
                sorted.computeIfAbsent(
                                cell.account(), any -> new TreeMap<>(CodePointOrder.INSTANCE))
                        .computeIfAbsent(cell.costCenter(), any -> new TreeMap<>())
                        .put(cell.key(), sum));
        return sorted;
    }
}
