package org.chargebackledger.ledger.simulation;

import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.time.Period;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One month under another policy.
 *
 * @param keys every slot that has an amount or would have one, in order; unchanged ones too
 * @param findings of the simulated allocation
 */
public record SimulatedMonth(Period period, List<KeyChange> keys, List<RunFinding> findings) {

    /**
     * Compares a month.
     *
     * @param posted all that is posted for it so far, net of reversals
     * @param simulated all that the policy would have posted by now
     */
    public static SimulatedMonth of(
            Period period,
            List<PostedAmount> posted,
            List<PostedAmount> simulated,
            List<RunFinding> findings) {
        var bySlot = new HashMap<Slot, Amounts>();
        for (var amount : posted) {
            bySlot.merge(amount.slot(), Amounts.posted(amount.posted()), Amounts::plus);
        }
        for (var amount : simulated) {
            bySlot.merge(amount.slot(), Amounts.simulated(amount.posted()), Amounts::plus);
        }
        var keys =
                bySlot.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(slot -> new KeyChange(period, slot.getKey(), slot.getValue()))
                        .toList();
        return new SimulatedMonth(period, keys, findings);
    }
}
