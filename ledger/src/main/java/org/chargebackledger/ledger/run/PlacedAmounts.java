package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.book.PostingTerms;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts what a run rounds where the book's terms post it: with the cost center that holds showback,
 * and what is another entity's on the account that is due from it. No amount changes.
 */
public final class PlacedAmounts {

    private PlacedAmounts() {}

    /**
     * The amounts, each in its slot; as many as before, in the order given.
     *
     * @param terms null where nothing differs from the default
     */
    public static List<PostedAmount> under(
            @Nullable PostingTerms terms, List<PostedAmount> amounts) {
        if (terms == null) {
            return amounts;
        }
        var showback = terms.showback();
        var charged = showback == null ? amounts : new ShowbackHold(showback).apply(amounts);
        var entities =
                terms.others().stream()
                        .collect(
                                Collectors.toMap(
                                        IntercompanyCostCenter::costCenter,
                                        IntercompanyCostCenter::entity));
        return charged.stream().map(amount -> amount.at(due(entities, amount.slot()))).toList();
    }

    private static Slot due(Map<String, String> entities, Slot slot) {
        var costCenter = slot.costCenter();
        var entity = costCenter == null ? null : entities.get(costCenter);
        return entity == null ? slot : slot.dueFrom(entity);
    }
}
