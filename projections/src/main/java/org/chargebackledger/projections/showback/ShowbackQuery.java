package org.chargebackledger.projections.showback;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What showback is asked for.
 *
 * @param from first day
 * @param to the day after the last one; what is shared by the month counts when the whole month is
 *     asked for
 * @param filter the values that are let through, by dimension; all where none is given
 */
public record ShowbackQuery(
        String book,
        LocalDate from,
        LocalDate to,
        Granularity granularity,
        SortedSet<Dimension> groupBy,
        SortedMap<Dimension, List<String>> filter) {

    /** How time is cut. */
    public enum Granularity {
        DAY,
        MONTH,
        TOTAL
    }
}
