package org.chargebackledger.ingest.athena;

import static java.util.stream.Collectors.joining;

import org.chargebackledger.ingest.awscur.CurColumns;
import org.chargebackledger.ingest.bill.GroupedRows;
import org.chargebackledger.ledger.time.Period;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The question that groups a month of a report: by all that a cost line is told apart by, by day,
 * and by which amounts are blank. Where shares divide an instance's hours, by hour.
 */
final class CurQuery {

    private static final String STARTS = "starts_at";
    private static final String ENDS = "ends_at";
    private static final String PERIOD = "period_at";

    private final CurTable table;
    private final QueryScope scope;
    private final List<String> amounts;

    CurQuery(CurTable table, QueryScope scope) {
        this.table = table;
        this.scope = scope;
        this.amounts =
                Stream.of(CurColumns.COSTS, CurColumns.WEIGHTS)
                        .flatMap(names -> table.having(names).stream())
                        .toList();
    }

    static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    String sql(Period period) {
        var texts = texts();
        var keys = new ArrayList<String>();
        texts.keySet().forEach(text -> keys.add(name(text)));
        keys.add(written(PERIOD) + " AS " + CurColumns.PERIOD_START);
        keys.add(start() + " AS " + CurColumns.USAGE_START);
        keys.add(end() + " AS " + CurColumns.USAGE_END);
        return "WITH cells AS (\n  SELECT "
                + cells(texts)
                + "\n  FROM "
                + scope.relation()
                + "\n  WHERE "
                + table.partition(period)
                + "\n)"
                + slots()
                + "\nSELECT "
                + String.join(",\n  ", keys)
                + ",\n  "
                + amounts.stream()
                        .map(amount -> "sum(%1$s) AS %1$s".formatted(amount))
                        .collect(joining(",\n  "))
                + ",\n  count(*) AS "
                + GroupedRows.COLUMN
                + "\nFROM slots\nGROUP BY "
                + firstColumns(keys.size())
                + ",\n  "
                + Stream.concat(
                                amounts.stream().map(amount -> amount + " IS NULL"),
                                Stream.of("is_negative_share"))
                        .collect(joining(", "))
                // The same answer is the same file, which is known to be no change.
                + "\nORDER BY "
                + firstColumns(keys.size() + amounts.size() + 1);
    }

    private static String firstColumns(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(joining(", "));
    }

    /** All columns of the answer, in order. */
    List<String> answered() {
        var all = new ArrayList<>(texts().keySet());
        all.addAll(List.of(CurColumns.PERIOD_START, CurColumns.USAGE_START, CurColumns.USAGE_END));
        all.addAll(amounts);
        all.add(GroupedRows.COLUMN);
        return all;
    }

    private Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        for (var column : CurColumns.TEXTS) {
            if (table.has(column)) {
                texts.put(column, cell(column));
            }
        }
        if (!table.has(CurColumns.PRODUCT_NAME) && table.type(CurTable.PRODUCT) == ColumnType.MAP) {
            texts.put(
                    CurColumns.PRODUCT_NAME,
                    "nullif(element_at(%s, 'product_name'), '')".formatted(name(CurTable.PRODUCT)));
        }
        texts.computeIfPresent(CurColumns.USAGE_TYPE, (_, cell) -> usageType(cell));
        texts.computeIfPresent(CurColumns.OPERATION, (_, cell) -> operation(cell));
        // By these it is grouped too, so they stand as they are.
        scope.columns().forEach(column -> texts.put(column, cell(column)));
        texts.putAll(new KeptTags(table, scope.tags()).sql());
        return texts;
    }

    private String cell(String column) {
        return table.columns().getOrDefault(column, ColumnType.TEXT).text(name(column));
    }

    /** Of many thousands of usage types only what the reader tells apart. */
    private static String usageType(String cell) {
        return "CASE WHEN regexp_like(%1$s, %2$s) THEN regexp_extract(%1$s, %2$s, 2)"
                        .formatted(cell, text(CurColumns.INSTANCE_HOURS))
                + " WHEN strpos(%1$s, '%2$s') > 0 THEN %1$s END".formatted(cell, CurColumns.SPOT);
    }

    private String operation(String cell) {
        return "CASE WHEN %1$s IN (%2$s) THEN %1$s WHEN strpos(%1$s, '%3$s') > 0 THEN '%3$s'"
                        .formatted(cell, literals(CurColumns.SHARE_OPERATIONS), CurColumns.FARGATE)
                + (table.has(CurColumns.USAGE_TYPE)
                        ? " END"
                        : " WHEN starts_with(%s, '%2$s') THEN '%2$s' END"
                                .formatted(cell, CurColumns.INSTANCE_OPERATION));
    }

    private String cells(Map<String, String> texts) {
        var cells = new ArrayList<String>();
        texts.forEach((column, sql) -> cells.add(sql + " AS " + name(column)));
        cells.add(time(CurColumns.PERIOD_START) + " AS " + PERIOD);
        cells.add(time(CurColumns.USAGE_START) + " AS " + STARTS);
        cells.add(time(CurColumns.USAGE_END) + " AS " + ENDS);
        amounts.forEach(amount -> cells.add(Amount.of(table, amount).exact() + " AS " + amount));
        return String.join(",\n    ", cells);
    }

    private String time(String column) {
        return table.columns().getOrDefault(column, ColumnType.TEXT).time(name(column));
    }

    /** Which rows keep their hour: shares, what they divide, and times that are none. */
    private String slots() {
        var backwards = "coalesce(%s < %s, false)".formatted(ENDS, STARTS);
        if (!table.has(CurColumns.PARENT) || !table.has(CurColumns.RESOURCE)) {
            return ",\nslots AS (\n  SELECT *, %s AS by_hour, false AS is_negative_share FROM cells\n)"
                    .formatted(backwards);
        }
        return """
        ,
        parents AS (
          SELECT DISTINCT %1$s AS parent FROM cells WHERE %2$s AND %1$s IS NOT NULL
        ),
        slots AS (
          SELECT c.*, %2$s OR %5$s OR (p.parent IS NOT NULL AND %3$s) AS by_hour,
            %2$s AND (%4$s) AS is_negative_share
          FROM cells c LEFT JOIN parents p ON p.parent = c.line_item_resource_id
        )\
        """
                .formatted(CurColumns.PARENT, isShare(), isInstanceHour(), isNegative(), backwards);
    }

    private static String isShare() {
        return ("(coalesce(%1$s IN (%2$s), false)"
                        + " OR (%3$s IS NOT NULL AND strpos(coalesce(%1$s, ''), '%4$s') = 0))")
                .formatted(
                        CurColumns.OPERATION,
                        literals(CurColumns.SHARE_OPERATIONS),
                        CurColumns.PARENT,
                        CurColumns.FARGATE);
    }

    private String isInstanceHour() {
        var isInstance =
                table.has(CurColumns.USAGE_TYPE)
                        ? "coalesce(regexp_like(%s, %s), false)"
                                .formatted(CurColumns.USAGE_TYPE, text(CurColumns.INSTANCE_HOURS))
                        : "coalesce(starts_with(%s, '%s'), false)"
                                .formatted(CurColumns.OPERATION, CurColumns.INSTANCE_OPERATION);
        return "%s AND coalesce(%s, '') NOT IN (%s)"
                .formatted(isInstance, CurColumns.TYPE, literals(CurColumns.FEES));
    }

    private String isNegative() {
        var weights = table.having(CurColumns.WEIGHTS);
        return weights.isEmpty()
                ? "false"
                : weights.stream()
                        .map(weight -> "coalesce(" + weight + " < 0, false)")
                        .collect(joining(" OR "));
    }

    private static String literals(List<String> texts) {
        return texts.stream().map(CurQuery::text).collect(joining(", "));
    }

    private static String written(String time) {
        return "date_format(" + time + ", '%Y-%m-%dT%H:%i:%sZ')";
    }

    private static String start() {
        return written(
                "CASE WHEN by_hour THEN %1$s ELSE date_trunc('day', %1$s) END".formatted(STARTS));
    }

    /** The day after the last one charged; what takes no time is charged on its day. */
    private static String end() {
        return written(
                ("CASE WHEN by_hour THEN %2$s ELSE date_add('day', 1, greatest(date_trunc('day',"
                     + " %1$s), date_trunc('day', date_add('millisecond', -1, %2$s)))) END")
                        .formatted(STARTS, ENDS));
    }
}
