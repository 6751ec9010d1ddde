package org.chargebackledger.ledger.run;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which cost centers are still in showback, and the central one that bears their cost meanwhile.
 * Their weight in every basis is unchanged: only the posting goes elsewhere.
 */
public record ShowbackHold(String holder, Set<String> inShowback) {

    /** Amounts as they are posted while the cost centers are held. */
    public List<PostedAmount> apply(List<PostedAmount> amounts) {
        return amounts.stream()
                .map(amount ->
                        isHeld(amount.slot())
                                ? new PostedAmount(
                                        amount.slot().heldBy(holder),
                                        amount.exact(),
                                        amount.posted())
                                : amount)
                .toList();
    }

    private boolean isHeld(Slot slot) {
        return slot.costCenter() != null
                && inShowback.contains(Objects.requireNonNull(slot.costCenter()));
    }
}
