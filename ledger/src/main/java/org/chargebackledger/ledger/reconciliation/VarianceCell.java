package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.money.Exact;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way from estimate to bill in one place; it always adds up.
 *
 * @param estimated all that is estimated here
 * @param modelled what of it is for capacity of nodes, and compared
 * @param compared the list price of the capacity that it is compared with
 * @param billed what the bill asks for here
 * @param lines how many cost lines that is
 * @param nodeLines how many of them are of nodes
 * @param causes what each cause makes of the difference; none that has neither amount nor line
 */
public record VarianceCell(
        VarianceKey key,
        Exact estimated,
        Exact modelled,
        Exact compared,
        Exact billed,
        long lines,
        long nodeLines,
        SortedMap<VarianceCause, Step> causes) {

    /** What one cause adds to an estimate on the way to the bill, and by how many cost lines. */
    public record Step(Exact amount, long lines) {

        public Step plus(Step other) {
            return new Step(amount.plus(other.amount), lines + other.lines);
        }
    }

    public VarianceCell {
        causes = Collections.unmodifiableSortedMap(new TreeMap<>(causes));
        var sum = estimated.plus(compared).minus(modelled);
        for (var step : causes.values()) {
            sum = sum.plus(step.amount());
        }
        if (!sum.equals(billed)) {
            throw new IllegalStateException(
                    key + " does not add up: " + sum + " of " + billed + " is explained");
        }
    }

    /** What no cause explains: the list price of what was used, less what it was estimated at. */
    public Exact remainder() {
        return compared.minus(modelled);
    }
}
