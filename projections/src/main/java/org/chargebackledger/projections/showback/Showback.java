package org.chargebackledger.projections.showback;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;

import static java.util.stream.Collectors.joining;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * Answers what each cost center's cost is made of, from the shares of each period's run: the one
 * posted last, or while none is posted, the one computed last.
 */
public final class Showback {

    /** A row before it is rounded. */
    private record Sum(
            String time, SortedMap<Dimension, String> values, CurrencyCode currency, Exact exact) {}

    private final JdbcClient jdbc;

    public Showback(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** The rows by time, currency and dimensions, each in code point order. */
    public List<ShowbackRow> rows(ShowbackQuery query) {
        var statement =
                jdbc.sql(sql(query))
                        .param("book", query.book())
                        .param("from", query.from())
                        .param("to", query.to());
        for (var filter : query.filter().entrySet()) {
            statement = statement.param(filter.getKey().text(), filter.getValue());
        }
        return rounded(statement.query((row, number) -> sum(row, query)).list());
    }

    private static String sql(ShowbackQuery query) {
        var dimensions =
                query.groupBy().stream().map(one -> ", s." + one.column()).collect(joining());
        var conditions =
                query.filter().keySet().stream()
                        .map(one -> " AND s." + one.column() + " IN (:" + one.text() + ")")
                        .collect(joining());
        return """
        WITH shown AS (
            SELECT DISTINCT ON (period) run_id, period FROM read_model.run
            WHERE book = :book AND status IN ('COMPUTED', 'POSTING', 'POSTED')
            ORDER BY period, head DESC, position DESC)
        SELECT %s AS time, s.currency%s, sum(s.amount) AS exact
        FROM shown r JOIN read_model.run_share s ON s.run_id = r.run_id
        WHERE (s.day >= :from AND s.day < :to
            OR s.day IS NULL AND (r.period || '-01')::date >= :from
              AND (r.period || '-01')::date + interval '1 month' <= :to)%s
        GROUP BY time, s.currency%s ORDER BY time, s.currency%s
        """
                .formatted(time(query), dimensions, conditions, dimensions, dimensions);
    }

    private static String time(ShowbackQuery query) {
        return switch (query.granularity()) {
            case DAY -> "coalesce(to_char(s.day, 'YYYY-MM-DD'), r.period) COLLATE \"C\"";
            case MONTH -> "r.period";
            case TOTAL -> "''";
        };
    }

    private static Sum sum(ResultSet row, ShowbackQuery query) throws SQLException {
        var values = new TreeMap<Dimension, String>();
        for (var dimension : query.groupBy()) {
            values.put(dimension, row.getString(dimension.column()));
        }
        return new Sum(row.getString("time"), values, currency(row), exact(row, "exact"));
    }

    private static List<ShowbackRow> rounded(List<Sum> sums) {
        var byCurrency = new TreeMap<CurrencyCode, List<Integer>>();
        for (var i = 0; i < sums.size(); i++) {
            byCurrency.computeIfAbsent(sums.get(i).currency(), any -> new ArrayList<>()).add(i);
        }
        var amounts = new Money[sums.size()];
        byCurrency.forEach((currency, indexes) -> {
            var parts = indexes.stream().map(index -> sums.get(index).exact()).toList();
            var total = parts.stream().reduce(Exact.ZERO, Exact::plus);
            var units = Rounding.toTotal(parts, Rounding.halfAwayFromZero(total, currency));
            for (var i = 0; i < units.length; i++) {
                amounts[indexes.get(i)] = new Money(currency, units[i]);
            }
        });
        var rows = new ArrayList<ShowbackRow>();
        for (var i = 0; i < amounts.length; i++) {
            var sum = sums.get(i);
            rows.add(new ShowbackRow(sum.time(), sum.values(), sum.exact(), amounts[i]));
        }
        return List.copyOf(rows);
    }
}
