package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.duckdb.Sql;

import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that turns one file's rows into typed bill rows: days, grain texts, exact amounts,
 * and what is wrong with each row.
 */
final class BillRowsSql {

    private static final String CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .sorted()
                    .map(Sql::text)
                    .collect(Collectors.joining(", "));

    static final String START_DAY = "CAST(start_at AS DATE)";

    /** The day after the last one charged; what takes no time is charged on its day. */
    static final String END_DAY =
            "(greatest(CAST(end_at - INTERVAL 1 MICROSECOND AS DATE), " + START_DAY + ") + 1)";

    /** A row's billing period and days. */
    static final String PLACE =
            "CAST(date_trunc('month', period_at) AS DATE) AS period, "
                    + START_DAY
                    + " AS start_day, "
                    + END_DAY
                    + " AS end_day";

    private final TableFile file;
    private final BillColumns columns;
    private final List<Check> checks;

    BillRowsSql(TableFile file, BillColumns columns, List<Check> declaredChecks) {
        this.file = file;
        this.columns = columns;
        this.checks =
                Stream.of(
                                general(columns).stream(),
                                columns.amounts().stream().map(BillRowsSql::amount),
                                columns.checks().stream(),
                                GroupedRows.checks(file).stream(),
                                declaredChecks.stream())
                        .flatMap(all -> all)
                        .toList();
    }

    TableFile file() {
        return file;
    }

    List<Check> checks() {
        return checks;
    }

    /**
     * One row per bill row.
     *
     * @param problems SQL that marks what is wrong with a row
     */
    String rows(String problems) {
        return "SELECT "
                + GrainSql.TEXTS
                + ", "
                + PLACE
                + ", list, contracted, billed, effective, share, "
                + GroupedRows.count(file)
                + " AS grouped"
                + columns.extras().keySet().stream()
                        .map(extra -> ", " + extra)
                        .collect(Collectors.joining())
                + division()
                + ", "
                + problems
                + " AS problems FROM "
                + typed("0");
    }

    /** The typed rows with their position in the file; only where the engine keeps their order. */
    String numbered() {
        return typed(file.ordinal());
    }

    boolean isDivided() {
        return columns.division() != null;
    }

    /** When a row that shares may divide was charged, to the hour, and the shares' weights. */
    private String division() {
        var division = columns.division();
        if (division == null) {
            return "";
        }
        return """
        , %5$s, CASE WHEN share THEN %2$s ELSE 0 END AS used_weight,
        CASE WHEN share THEN %3$s ELSE 0 END AS unused_weight,
        CASE WHEN share THEN 0 ELSE %4$s END AS whole_cost,
        CASE WHEN share AND (%2$s < 0 OR %3$s < 0) THEN %6$s ELSE 0 END AS negative_weights,
        CASE WHEN share AND %2$s IS NULL AND %3$s IS NULL THEN %6$s ELSE 0 END AS blank_weights
        """
                .formatted(
                        division.divisible(),
                        division.used(),
                        division.unused(),
                        division.whole(),
                        slot(),
                        GroupedRows.count(file));
    }

    /** Blank where a day says enough. */
    String slot() {
        var division = columns.division();
        var kept = "share OR " + (division == null ? "false" : division.divisible());
        return "CASE WHEN %1$s THEN start_at END AS slot_start, CASE WHEN %1$s THEN end_at END AS slot_end"
                .formatted(kept);
    }

    /** The file's own columns, and beside them what they mean. */
    private String typed(String ordinal) {
        var texts =
                columns.texts().entrySet().stream()
                        .map(text ->
                                "coalesce("
                                        + text.getValue()
                                        + ", '') AS "
                                        + GrainSql.name(text.getKey()))
                        .collect(Collectors.joining(", "));
        var extras =
                columns.extras().entrySet().stream()
                        .map(extra -> ", " + extra.getValue() + " AS " + extra.getKey())
                        .collect(Collectors.joining());
        return "(SELECT *, "
                + ordinal
                + " AS ordinal, "
                + texts
                + ", instant("
                + columns.periodStart().sql()
                + ") AS period_at, instant("
                + columns.chargeStart().sql()
                + ") AS start_at, instant("
                + columns.chargeEnd().sql()
                + ") AS end_at, "
                + costs()
                + extras
                + " FROM (SELECT *"
                // A step of its own, so that no amount is worked out twice.
                + columns.amounts().stream()
                        .map(column -> ", exact(" + column.cell() + ") AS " + column.amount())
                        .collect(Collectors.joining())
                + " FROM "
                + file.relation()
                + "))";
    }

    private String costs() {
        return columns.list()
                + " AS list, "
                + columns.contracted()
                + " AS contracted, "
                + columns.billed()
                + " AS billed, "
                + columns.effective()
                + " AS effective, coalesce("
                + columns.share()
                + ", false) AS share";
    }

    private static Check amount(TableFile.Column column) {
        return new Check(
                "amount " + column.key(),
                true,
                column.cell() + " IS NOT NULL AND " + column.amount() + " IS NULL",
                new Cell(column.header(), column.cell()),
                "not-a-number",
                "no exact amount");
    }

    /** Checks of every bill, over the typed row. */
    private static List<Check> general(BillColumns columns) {
        return List.of(
                blank("provider", "provider"),
                blank("billing account", "billing_account"),
                new Check(
                        "currency",
                        true,
                        "currency NOT IN (" + CURRENCIES + ")",
                        new Cell("currency", "currency"),
                        "unknown-currency",
                        "no ISO 4217 currency code"),
                time("billing period", columns.periodStart(), "period_at"),
                time("charge start", columns.chargeStart(), "start_at"),
                time("charge end", columns.chargeEnd(), "end_at"),
                new Check(
                        "ends before start",
                        true,
                        "coalesce(end_at < start_at, false)",
                        columns.chargeEnd(),
                        "end-before-start",
                        "the charge ends before it starts"),
                new Check(
                        "no zone",
                        false,
                        "has_no_zone(" + columns.chargeStart().sql() + ")",
                        columns.chargeStart(),
                        "no-time-zone",
                        "times without a zone are taken as UTC"));
    }

    private static Check blank(String what, String name) {
        return new Check(
                what,
                true,
                name + " = ''",
                new Cell(what, "nullif(" + name + ", '')"),
                "blank-cell",
                "a row without a " + what + " cannot be placed");
    }

    private static Check time(String what, Cell cell, String instant) {
        return new Check(
                what,
                true,
                instant + " IS NULL",
                cell,
                "not-a-time",
                "no " + what + " such as 2026-10-01T00:00:00Z");
    }
}
