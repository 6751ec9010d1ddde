package org.chargebackledger.ingest.athena;

import static java.util.stream.Collectors.joining;

import org.chargebackledger.ingest.awscur.CurColumns;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a month of a report adds up to by a question of its own, which groups nothing: what was
 * fetched must add up to the same.
 *
 * @param open rows with money that are on no invoice yet
 * @param newest when the latest usage ended; null if there is none
 * @param lossy for each amount of money, how many rows have one that cannot be kept exactly
 */
record CurControl(
        long rows, BigDecimal unblended, long open, @Nullable Instant newest, List<Long> lossy) {

    private static final int OWN_COLUMNS = 4;

    /** Fees end with the month, before it has passed; usage ends when it was. */
    private static final String USAGE = "'Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage'";

    static String sql(CurTable table, QueryScope scope, Period period) {
        var unblended = Amount.of(table, CurColumns.UNBLENDED).exact();
        var invoice =
                table.columns()
                        .getOrDefault(CurColumns.INVOICE, ColumnType.TEXT)
                        .text(CurQuery.name(CurColumns.INVOICE));
        var ended =
                table.columns()
                        .getOrDefault(CurColumns.USAGE_END, ColumnType.TIMESTAMP)
                        .time(CurQuery.name(CurColumns.USAGE_END));
        return "SELECT count(*) AS row_count,\n  coalesce(sum(%s), 0) AS unblended"
                        .formatted(unblended)
                + ",\n  count_if(%s <> 0 AND %s IS NULL AND coalesce(%s, '') NOT IN (%s)) AS open_rows"
                        .formatted(
                                unblended,
                                invoice,
                                CurColumns.OPERATION,
                                CurColumns.SHARE_OPERATIONS.stream()
                                        .map(CurQuery::text)
                                        .collect(joining(", ")))
                + ",\n  date_format(max(CASE WHEN %s IN (%s) THEN %s END), '%%Y-%%m-%%dT%%H:%%i:%%sZ') AS newest"
                        .formatted(CurColumns.TYPE, USAGE, ended)
                + table.having(CurColumns.COSTS).stream()
                        .map(amount ->
                                ",\n  count_if(%s) AS %s"
                                        .formatted(
                                                Amount.of(table, amount).isLossy(),
                                                "lossy_" + amount))
                        .collect(joining())
                + "\nFROM "
                + scope.relation()
                + "\nWHERE "
                + table.partition(period);
    }

    /** All columns of the answer, in order. */
    static List<String> answered(CurTable table) {
        return Stream.concat(
                        Stream.of("row_count", "unblended", "open_rows", "newest"),
                        table.having(CurColumns.COSTS).stream().map(amount -> "lossy_" + amount))
                .toList();
    }

    /** Of the only row of the answer. */
    static CurControl of(List<@Nullable String> row) throws FetchFailure {
        try {
            return new CurControl(
                    Long.parseLong(cell(row, 0)),
                    new BigDecimal(cell(row, 1)),
                    Long.parseLong(cell(row, 2)),
                    cell(row, 3).isEmpty() ? null : Instant.parse(cell(row, 3)),
                    row.stream()
                            .skip(OWN_COLUMNS)
                            .map(count -> Long.parseLong(String.valueOf(count)))
                            .toList());
        } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException e) {
            throw new FetchFailure(
                    Reason.MALFORMED, "the answer has no totals as asked for: " + row);
        }
    }

    private static String cell(List<@Nullable String> row, int column) {
        var cell = row.get(column);
        return cell == null ? "" : cell;
    }

    /**
     * Refuses amounts of which a digit would be lost.
     *
     * @throws FetchFailure with the columns and how many rows there are
     */
    void requireExact(CurTable table) throws FetchFailure {
        var amounts = table.having(CurColumns.COSTS);
        var found = new ArrayList<String>();
        for (var i = 0; i < Math.min(amounts.size(), lossy.size()); i++) {
            if (lossy.get(i) > 0) {
                found.add("%s in %d rows".formatted(amounts.get(i), lossy.get(i)));
            }
        }
        if (!found.isEmpty()) {
            throw new FetchFailure(
                    Reason.MALFORMED,
                    "amounts that are no numbers below 10^14 with at most 24 decimals: "
                            + String.join(", ", found));
        }
    }
}
