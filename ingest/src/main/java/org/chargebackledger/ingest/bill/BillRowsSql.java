package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.duckdb.Sql;
import org.chargebackledger.ledger.bill.TextColumn;

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
     * @param wrong SQL over the row's own cells that marks what is wrong, as column {@code
     *     problems}
     */
    String rows(String wrong) {
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
        return "SELECT "
                + texts
                + ", instant("
                + columns.periodStart().sql()
                + ") AS period_at, instant("
                + columns.chargeStart().sql()
                + ") AS start_at, instant("
                + columns.chargeEnd().sql()
                + ") AS end_at, "
                + columns.list()
                + " AS list, "
                + columns.contracted()
                + " AS contracted, "
                + columns.billed()
                + " AS billed, "
                + columns.effective()
                + " AS effective, coalesce("
                + columns.share()
                + ", false) AS share"
                + extras
                + ", "
                + wrong
                + " AS problems FROM "
                + file.relation();
    }

    /** The same rows by day and billing period. */
    String dated(String wrong) {
        return "SELECT *, CAST(date_trunc('month', period_at) AS DATE) AS period, CAST(start_at AS"
                   + " DATE) AS start_day, greatest(CAST(end_at - INTERVAL 1 MICROSECOND AS DATE),"
                   + " CAST(start_at AS DATE)) + 1 AS end_day FROM ("
                + rows(wrong)
                + ")";
    }

    private static Check amount(Cell cell) {
        return new Check(
                "amount " + TableFile.squeezed(cell.header()),
                true,
                "is_no_amount(" + cell.sql() + ")",
                cell,
                "not-a-number",
                "no exact amount");
    }

    private static List<Check> general(BillColumns columns) {
        var currency =
                new Cell("currency", columns.texts().getOrDefault(TextColumn.CURRENCY, "NULL"));
        return List.of(
                blank("provider", columns.texts().getOrDefault(TextColumn.PROVIDER, "NULL")),
                blank(
                        "billing account",
                        columns.texts().getOrDefault(TextColumn.BILLING_ACCOUNT, "NULL")),
                new Check(
                        "currency",
                        true,
                        "coalesce(" + currency.sql() + ", '') NOT IN (" + CURRENCIES + ")",
                        currency,
                        "unknown-currency",
                        "no ISO 4217 currency code"),
                time("billing period", columns.periodStart()),
                time("charge start", columns.chargeStart()),
                time("charge end", columns.chargeEnd()),
                new Check(
                        "ends before start",
                        true,
                        "instant("
                                + columns.chargeEnd().sql()
                                + ") < instant("
                                + columns.chargeStart().sql()
                                + ")",
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

    private static Check blank(String what, String sql) {
        return new Check(
                what,
                true,
                "coalesce(" + sql + ", '') = ''",
                new Cell(what, sql),
                "blank-cell",
                "a row without a " + what + " cannot be placed");
    }

    private static Check time(String what, Cell cell) {
        return new Check(
                what,
                true,
                "instant(" + cell.sql() + ") IS NULL",
                cell,
                "not-a-time",
                "no " + what + " such as 2026-10-01T00:00:00Z");
    }
}
