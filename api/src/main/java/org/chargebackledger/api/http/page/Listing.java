package org.chargebackledger.api.http.page;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of one list, being read. */
public final class Listing {

    private final int limit;
    private final List<String> list;
    private final @Nullable Cursor from;

    Listing(int limit, List<String> list, @Nullable Cursor from) {
        this.limit = limit;
        this.list = list;
        this.from = from;
    }

    /** How many rows to read: one more than the page shows, to know whether there is another. */
    public int rows() {
        return limit + 1;
    }

    /** Where the page before left off; absent on the first page. */
    public Optional<Cursor> from() {
        return Optional.ofNullable(from);
    }

    /** The snapshot of the first page, or, when this is the first page, the present one. */
    public long snapshot(long present) {
        return from == null ? present : from.snapshot();
    }

    /**
     * The page of the rows read.
     *
     * @param rows up to {@link #rows()} of them, after the cursor and within the snapshot
     * @param position a row's sort key
     */
    public <T> Page<T> page(List<T> rows, long snapshot, Function<T, List<String>> position) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursorAfter(position.apply(items.getLast()), snapshot));
    }

    /**
     * The page of a read model's list.
     *
     * @param view what is shown of an item
     */
    public <T, V> Page<V> page(ReadModelList<T> list, Function<? super T, ? extends V> view) {
        var found =
                from == null
                        ? list.page(null, limit)
                        : list.after(
                                Long.parseLong(from.position().getFirst()), from.snapshot(), limit);
        var next = found.next();
        return new Page<>(
                found.items().stream().<V>map(view).toList(),
                next == null
                        ? null
                        : cursorAfter(List.of(Long.toString(next.after())), next.upTo()));
    }

    /** A cursor of this list, for one that is read on and on, as a feed is. */
    public String cursorAfter(List<String> position, long snapshot) {
        return CursorText.of(new Cursor(position, snapshot), list);
    }
}
