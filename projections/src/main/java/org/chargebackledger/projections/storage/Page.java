package org.chargebackledger.projections.storage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One page of a list.
 *
 * @param next where the next page begins; null on the last page
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    /**
     * The page made of the first {@code limit} of at most {@code limit + 1} items found: the one
     * too many only shows that there is a next page.
     */
    public static <T> Page<T> of(
            List<T> found, int limit, long upTo, ToLongFunction<T> positionOf) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        var items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, new Cursor(positionOf.applyAsLong(items.getLast()), upTo));
    }
}
