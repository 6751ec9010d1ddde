package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a delivery adds up to, known because it was made so: its rows, and exact sums by name. Of a
 * bill these are {@code list}, {@code contracted}, {@code billed} and {@code effective}, where the
 * form has them; of readings the columns.
 */
public record ControlTotals(long rows, SortedMap<String, BigDecimal> sums) {

    public ControlTotals {
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }

    /** Totals in the making. */
    static final class Tally {

        private final SortedMap<String, BigDecimal> sums = new TreeMap<>();
        private long rows;

        void row() {
            rows++;
        }

        void add(String name, BigDecimal value) {
            sums.merge(name, value, BigDecimal::add);
        }

        ControlTotals totals() {
            return new ControlTotals(rows, sums);
        }
    }
}
