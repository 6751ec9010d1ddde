package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.book.Showback;

import java.util.List;

/**
 * Posts what cost centers in showback would owe to the central one that bears it meanwhile. Their
 * weight in every basis is unchanged: only the posting goes elsewhere.
 */
record ShowbackHold(Showback showback) {

    List<PostedAmount> apply(List<PostedAmount> amounts) {
        return amounts.stream().map(this::apply).toList();
    }

    private PostedAmount apply(PostedAmount amount) {
        var costCenter = amount.slot().costCenter();
        return costCenter == null || !showback.holds(costCenter)
                ? amount
                : amount.at(amount.slot().heldBy(showback.holder()));
    }
}
