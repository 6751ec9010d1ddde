package org.chargebackledger.ledger.book;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who of a book is charged from when. A cost center's own start says more than the whole book's;
 * the last word on either holds, and who has neither was always charged.
 */
public final class ChargebackStarts {

    private final TreeMap<String, ChargebackStart> byCostCenter =
            new TreeMap<>(CodePointOrder.INSTANCE);

    /** Those that were approved, in that order. */
    public ChargebackStarts(List<ChargebackStart> approved) {
        approved.forEach(start -> byCostCenter.put(start.costCenter(), start));
    }

    /** With another one approved. */
    public ChargebackStarts with(ChargebackStart start) {
        var all = new ArrayList<>(byCostCenter.values());
        all.add(start);
        return new ChargebackStarts(all);
    }

    /** What was decided for a cost center, or for the whole book. */
    public Optional<ChargebackStart> of(String costCenter) {
        return Optional.ofNullable(byCostCenter.get(costCenter));
    }

    /** Whether what a cost center would owe for a period is charged to it. */
    public boolean isCharged(String costCenter, Period period) {
        return charges(byCostCenter.getOrDefault(costCenter, wholeBook()), period);
    }

    /**
     * Who is in showback in a period; empty when everybody is charged.
     *
     * @param holder who bears what is not charged
     */
    public Optional<Showback> at(Period period, String holder) {
        var wholeBook = !charges(wholeBook(), period);
        var otherwise =
                byCostCenter.values().stream()
                        .filter(start -> !start.isOfWholeBook())
                        .filter(start -> start.charges(period) == wholeBook)
                        .map(ChargebackStart::costCenter)
                        .toList();
        return wholeBook || !otherwise.isEmpty()
                ? Optional.of(new Showback(holder, wholeBook, otherwise))
                : Optional.empty();
    }

    private @Nullable ChargebackStart wholeBook() {
        return byCostCenter.get(ChargebackStart.WHOLE_BOOK);
    }

    private static boolean charges(@Nullable ChargebackStart start, Period period) {
        return start == null || start.charges(period);
    }
}
