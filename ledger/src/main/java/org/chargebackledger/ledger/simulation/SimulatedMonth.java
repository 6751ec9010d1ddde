package org.chargebackledger.ledger.simulation;

import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.time.Period;

import java.util.List;
import java.util.TreeMap;

/**
 * One month under another policy.
 *
 * @param posted all that is posted for it so far, net of reversals
 * @param simulated all that the policy would have posted by now
 * @param findings of the simulated allocation
 */
public record SimulatedMonth(
        Period period,
        List<PostedAmount> posted,
        List<PostedAmount> simulated,
        List<RunFinding> findings) {

    /** Every slot that has an amount or would have one, in order; unchanged ones too. */
    public List<KeyChange> keys() {
        var bySlot = new TreeMap<Slot, Amounts>();
        for (var amount : posted) {
            bySlot.merge(amount.slot(), Amounts.posted(amount.posted()), Amounts::plus);
        }
        for (var amount : simulated) {
            bySlot.merge(amount.slot(), Amounts.simulated(amount.posted()), Amounts::plus);
        }
        return bySlot.entrySet().stream()
                .map(slot -> new KeyChange(period, slot.getKey(), slot.getValue()))
                .toList();
    }
}
