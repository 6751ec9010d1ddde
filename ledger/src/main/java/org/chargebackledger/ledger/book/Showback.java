package org.chargebackledger.ledger.book;

import java.util.List;
import java.util.Map;

/**
 * Which cost centers a book does not charge yet, and who bears their cost meanwhile.
 *
 * @param holder the cost center that does; it is never in showback itself
 * @param wholeBook whether all are in showback but those listed; else only those listed are
 * @param costCenters in code point order
 */
public record Showback(String holder, boolean wholeBook, List<String> costCenters) {

    public Showback {
        costCenters = List.copyOf(costCenters);
    }

    /** Whether what a cost center would owe is borne by the holder. */
    public boolean holds(String costCenter) {
        return !costCenter.equals(holder) && wholeBook != costCenters.contains(costCenter);
    }

    Map<String, Object> canonical() {
        return Map.of("holder", holder, "wholeBook", wholeBook, "costCenters", costCenters);
    }
}
