package org.chargebackledger.ledger.walk;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.walk.World.Inputs;
import org.chargebackledger.ledger.walk.World.Month;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a month should be charged by its bills, and by how much that is another than it was. */
final class ModelCharges {

    private ModelCharges() {}

    /** Whose amount on which account of the invoice's book. */
    record Slot(SourceAccount account, String place, String costCenter) {}

    record Amount(long cents, long euro) {}

    /** By how much a slot changes: by the bill, and by the rate alone. */
    record Change(Slot slot, Amount byBill, long byRate) {

        /** Whether it is due from another entity, in whose book it is charged. */
        boolean isDue() {
            return slot.place().startsWith("due-from:");
        }

        boolean isNothing() {
            return byBill.cents() == 0 && byBill.euro() == 0 && byRate == 0;
        }
    }

    /**
     * What is to be posted, slot by slot.
     *
     * @param late whether the month is closed
     * @param before what it was charged by; null when it was not yet
     * @param old what is posted for it
     */
    static List<Change> changes(
            Month month,
            boolean late,
            Inputs inputs,
            @Nullable Inputs before,
            Map<Slot, Amount> old) {
        var now = should(month, inputs, inputs.rate());
        var former = before == null ? now : should(month, inputs, before.rate());
        var slots = new ArrayList<>(now.keySet());
        old.keySet().stream().filter(slot -> !now.containsKey(slot)).forEach(slots::add);
        var none = new Amount(0, 0);
        var changes = new ArrayList<Change>();
        for (var slot : slots) {
            var isCorrected =
                    late || (before != null && before.bills().containsKey(slot.account()));
            var wanted = now.getOrDefault(slot, none);
            var at = isCorrected ? former.getOrDefault(slot, none) : wanted;
            var posted = old.getOrDefault(slot, none);
            changes.add(
                    new Change(
                            slot,
                            new Amount(at.cents() - posted.cents(), at.euro() - posted.euro()),
                            wanted.euro() - at.euro()));
        }
        return changes;
    }

    private static Map<Slot, Amount> should(Month month, Inputs inputs, long rate) {
        var all = new HashMap<Slot, Amount>();
        inputs.bills()
                .forEach((account, bill) -> {
                    var euro = Worth.of(account, List.copyOf(bill.values()), rate);
                    var i = 0;
                    for (var one : bill.entrySet()) {
                        var costCenter = one.getKey();
                        var entity = Objects.requireNonNull(inputs.entityOf().get(costCenter));
                        var place =
                                entity.equals(World.entity(month.book()))
                                        ? "cost:" + costCenter
                                        : "due-from:" + entity;
                        all.put(
                                new Slot(account, place, costCenter),
                                new Amount(one.getValue(), euro.get(i++)));
                    }
                });
        return all;
    }
}
