package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.reconciliation.VarianceCell.Step;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The way from an estimate over its causes to the bill, of one place or of many.
 *
 * @param compared the list price of the capacity that the estimate speaks of
 * @param steps by cause, in order
 * @param remainder what no cause explains
 * @param lines cost lines of the bill
 */
public record Waterfall(
        Exact estimated,
        Exact compared,
        SortedMap<VarianceCause, Step> steps,
        Exact remainder,
        Exact billed,
        long lines) {

    public Waterfall {
        steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
        var sum = estimated.plus(remainder);
        for (var step : steps.values()) {
            sum = sum.plus(step.amount());
        }
        if (!sum.equals(billed)) {
            throw new IllegalStateException("a waterfall comes to " + sum + ", not " + billed);
        }
    }

    /** The sum of places. */
    public static Waterfall of(Collection<VarianceCell> cells) {
        var steps = new TreeMap<VarianceCause, Step>();
        cells.forEach(cell ->
                cell.causes().forEach((cause, step) -> steps.merge(cause, step, Step::plus)));
        return new Waterfall(
                sum(cells, VarianceCell::estimated),
                sum(cells, VarianceCell::compared),
                steps,
                sum(cells, VarianceCell::remainder),
                sum(cells, VarianceCell::billed),
                cells.stream().mapToLong(VarianceCell::lines).sum());
    }

    /** The remainder in percent of what is compared, to two decimals; null if that is zero. */
    public @Nullable String percent() {
        return compared.isZero() ? null : Rounding.percent(remainder, compared);
    }

    private static Exact sum(Collection<VarianceCell> cells, Function<VarianceCell, Exact> of) {
        return cells.stream().map(of).reduce(Exact.ZERO, Exact::plus);
    }
}
