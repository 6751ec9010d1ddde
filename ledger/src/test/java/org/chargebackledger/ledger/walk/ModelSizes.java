package org.chargebackledger.ledger.walk;

import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.walk.World.Month;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was posted about months elsewhere, size by size, and whether it is too much. */
final class ModelSizes {

    /** One amount by which something is charged otherwise; its sign does not matter. */
    record Size(String item, String currency, long cents) {}

    private final Map<String, Long> limits;
    private final Map<Month, List<Size>> sinceClose = new HashMap<>();
    private final Map<Month, List<Size>> elsewhere = new HashMap<>();

    /** Sizes of which each sum may come to so many cents of any currency, by book. */
    ModelSizes(Map<String, Long> limits) {
        this.limits = limits;
    }

    void note(Month posting, Period origin, List<Size> sizes) {
        if (!posting.period().equals(origin)) {
            add(sinceClose, new Month(posting.book(), origin), sizes);
            add(elsewhere, posting, sizes);
        }
    }

    private static void add(Map<Month, List<Size>> all, Month month, List<Size> sizes) {
        all.computeIfAbsent(month, any -> new ArrayList<>()).addAll(sizes);
    }

    void close(Month month) {
        sinceClose.remove(month);
    }

    boolean exceeds(String book, Period origin, Period posting, List<Size> now, boolean isClosed) {
        var limit = limits.get(book);
        if (limit == null) {
            return false;
        }
        var there = elsewhere.getOrDefault(new Month(book, posting), List.of());
        if (isMore(limit, now, there, false)) {
            return true;
        }
        var since = sinceClose.getOrDefault(new Month(book, origin), List.of());
        return isClosed && (isMore(limit, now, since, false) || isMore(limit, now, since, true));
    }

    private static boolean isMore(long limit, List<Size> now, List<Size> before, boolean byItem) {
        var sums = new HashMap<String, Long>();
        for (var sizes : List.of(now, before)) {
            for (var size : sizes) {
                var key = byItem ? size.item() + " " + size.currency() : size.currency();
                sums.merge(key, Math.abs(size.cents()), Long::sum);
            }
        }
        return sums.values().stream().anyMatch(sum -> sum > limit);
    }
}
