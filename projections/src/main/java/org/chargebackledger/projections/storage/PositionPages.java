package org.chargebackledger.projections.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import javax.sql.DataSource;

/** The pages of a table whose rows have positions, all pages of a list in one snapshot. */
public final class PositionPages {

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final String table;

    public PositionPages(DataSource dataSource, String table) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        this.table = table;
    }

    /**
     * A query of one page: it asks for rows {@code > :after} and {@code <= :upTo} in the order of
     * their positions, or newest first for rows {@code < :before}, {@code LIMIT :limit}.
     */
    public final class Query {

        private final Cursor from;
        private final int limit;

        private Query(Cursor from, int limit) {
            this.from = from;
            this.limit = limit;
        }

        /** The statement, whose bounds are filled in. */
        public StatementSpec sql(String sql) {
            return jdbc.sql(sql)
                    .param("after", from.after())
                    .param("before", from.after())
                    .param("upTo", from.upTo())
                    .param("limit", limit + 1);
        }
    }

    /**
     * A page.
     *
     * @param cursor where it begins; null for the first one
     */
    public <T> Page<T> read(
            @Nullable Cursor cursor,
            int limit,
            ToLongFunction<T> positionOf,
            Function<Query, List<T>> rows) {
        return consistently.read(() -> {
            var from = cursor == null ? new Cursor(0, lastPosition()) : cursor;
            return Page.of(rows.apply(new Query(from, limit)), limit, from.upTo(), positionOf);
        });
    }

    /**
     * A page of a list whose newest rows come first.
     *
     * @param cursor where it begins; null for the newest one
     */
    public <T> Page<T> newestFirst(
            @Nullable Cursor cursor,
            int limit,
            ToLongFunction<T> positionOf,
            Function<Query, List<T>> rows) {
        return consistently.read(() -> {
            var last = lastPosition();
            var from = cursor == null ? new Cursor(last + 1, last) : cursor;
            return Page.of(rows.apply(new Query(from, limit)), limit, from.upTo(), positionOf);
        });
    }

    private long lastPosition() {
        return jdbc.sql("SELECT coalesce(max(position), 0) FROM " + table)
                .query(Long.class)
                .single();
    }
}
