package org.chargebackledger.api.http.page;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which page a caller asks for, as {@code limit} and {@code cursor} of the query say; a controller
 * takes it as a parameter.
 */
public record Paging(int limit, @Nullable String cursor) {

    public static final int LIMIT_DEFAULT = 100;
    public static final int LIMIT_MAX = 1_000;

    /**
     * The page of a certain list.
     *
     * @param name what tells this list from every other one: its name, book and filters
     */
    public Listing of(String... name) {
        var list = List.of(name);
        return new Listing(limit, list, cursor == null ? null : CursorText.parse(cursor, list));
    }
}
