package org.chargebackledger.api.invariants;

import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was posted about months elsewhere, size by size, and whether one more run is too much. */
final class ModelSizes {

    /**
     * One amount by which a month is charged otherwise; its sign does not matter.
     *
     * @param item a posting key of a cost center
     */
    record Size(String item, long cents) {}

    private final Map<Period, List<Size>> sinceClose = new HashMap<>();
    private final Map<Period, List<Size>> elsewhere = new HashMap<>();
    private @Nullable Long limit;

    /** From here each sum may come to so many cents. */
    void limit(long cents) {
        limit = cents;
    }

    void note(Period origin, Period posting, List<Size> sizes) {
        if (!origin.equals(posting)) {
            sinceClose.computeIfAbsent(origin, any -> new ArrayList<>()).addAll(sizes);
            elsewhere.computeIfAbsent(posting, any -> new ArrayList<>()).addAll(sizes);
        }
    }

    void close(Period period) {
        sinceClose.remove(period);
    }

    /** Whether anything is measured. */
    boolean isLimited() {
        return limit != null;
    }

    /**
     * Whether a run has to wait.
     *
     * @param isClosed whether the month that it is about is
     */
    boolean exceeds(Period origin, Period posting, boolean isClosed, List<Size> now) {
        if (limit == null || origin.equals(posting)) {
            return false;
        }
        var since = sinceClose.getOrDefault(origin, List.of());
        return (isClosed && (isMore(now, since, false) || isMore(now, since, true)))
                || isMore(now, elsewhere.getOrDefault(posting, List.of()), false);
    }

    private boolean isMore(List<Size> now, List<Size> before, boolean byItem) {
        var sums = new HashMap<String, Long>();
        for (var sizes : List.of(now, before)) {
            for (var size : sizes) {
                sums.merge(byItem ? size.item() : "", Math.abs(size.cents()), Long::sum);
            }
        }
        return limit != null && sums.values().stream().anyMatch(sum -> sum > limit);
    }
}
