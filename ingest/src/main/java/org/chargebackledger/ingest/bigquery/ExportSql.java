package org.chargebackledger.ingest.bigquery;

import org.chargebackledger.ingest.bigquery.ExportColumn.Role;
import org.chargebackledger.ingest.bill.GroupedRows;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The questions about an invoice month of a table: its rows, grouped, and what they add up to.
 *
 * @param since the day before which nothing of the month was exported
 */
record ExportSql(ExportTable table, YearMonth month, LocalDate since) {

    static final String ROUNDED = GroupedRows.ROUNDED;
    static final String COUNT = GroupedRows.COLUMN;
    static final String FIRST_EXPORT = "first_export_time";

    private static final DateTimeFormatter INVOICE_MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
    private static final Set<String> CONTROL_KEYS = Set.of("billing_account_id", "currency");

    /** What every row says of itself is kept, but to the day; amounts are summed. */
    ExportQuestion rows() {
        var keys = keys();
        return question("rows", keys, List.of(), rowsSql(keys));
    }

    private String rowsSql(List<ExportColumn> keys) {
        return charged(keys)
                + "SELECT\n  "
                + String.join(",\n  ", selected(keys))
                + "\nFROM charged\nGROUP BY "
                + String.join(", ", keys.stream().map(ExportColumn::name).toList())
                // A sum must not hide which amounts are blank.
                + ", row_cost IS NULL"
                + (table.has(ExportColumn.LIST) ? ", row_cost_at_list IS NULL" : "");
    }

    /** What the rows must add up to, by account and currency. */
    ExportQuestion control() {
        var keys = keys().stream().filter(key -> CONTROL_KEYS.contains(key.name())).toList();
        return question("control", keys, List.of(FIRST_EXPORT), controlSql(keys));
    }

    private String controlSql(List<ExportColumn> keys) {
        return charged(keys)
                + "SELECT\n  "
                + String.join(",\n  ", selected(keys))
                + ",\n  "
                + ExportColumn.instant("MIN(row_export_time)")
                + " AS "
                + FIRST_EXPORT
                + "\nFROM charged\nGROUP BY "
                + keys.stream().map(ExportColumn::name).collect(Collectors.joining(", "));
    }

    /** What it answers: keys, what is summed, and more. */
    private ExportQuestion question(
            String name, List<ExportColumn> keys, List<String> more, String sql) {
        var columns = new ArrayList<>(keys.stream().map(ExportColumn::name).toList());
        columns.addAll(present(Role.AMOUNT).stream().map(ExportColumn::name).toList());
        columns.addAll(List.of(COUNT, ROUNDED));
        columns.addAll(more);
        return new ExportQuestion(name, sql, List.copyOf(columns));
    }

    private List<ExportColumn> keys() {
        return present(Role.KEY);
    }

    private List<ExportColumn> present(Role role) {
        return ExportColumn.all().stream()
                .filter(column -> column.role() == role && table.has(column))
                .toList();
    }

    private List<String> selected(List<ExportColumn> keys) {
        var all = new ArrayList<>(keys.stream().map(ExportColumn::name).toList());
        all.add("CAST(SUM(row_cost) AS STRING) AS cost");
        if (table.has(ExportColumn.LIST)) {
            all.add("CAST(SUM(row_cost_at_list) AS STRING) AS cost_at_list");
        }
        all.add(
                "IF(SUM(row_credits) IS NULL, '[]', CONCAT('[{\"amount\":\"',"
                        + " CAST(SUM(row_credits) AS STRING), '\"}]')) AS credits");
        all.add(ExportColumn.instant("MAX(row_export_time)") + " AS export_time");
        all.add("CAST(COUNT(*) AS STRING) AS " + COUNT);
        all.add("CAST(COUNTIF(is_rounded) AS STRING) AS " + ROUNDED);
        return all;
    }

    /** One row for each of the table: credits are summed in their row, lists make no rows. */
    private String charged(List<ExportColumn> keys) {
        var columns = new ArrayList<String>();
        keys.forEach(key -> columns.add(key.sql() + " AS " + key.name()));
        present(Role.AMOUNT)
                .forEach(amount -> columns.add(amount.sql() + " AS row_" + amount.name()));
        columns.add(isRounded() + " AS is_rounded");
        return "WITH charged AS (\n  SELECT\n    "
                + String.join(",\n    ", columns)
                + "\n  FROM `"
                + table.name()
                + "`\n  WHERE "
                + String.join("\n    AND ", conditions())
                + "\n)\n";
    }

    private String isRounded() {
        var list =
                table.has(ExportColumn.LIST)
                        ? " OR " + ExportColumn.isRounded(ExportColumn.LIST.name())
                        : "";
        return ExportColumn.isRounded(ExportColumn.COST.name())
                + list
                + " OR EXISTS(SELECT 1 FROM UNNEST(credits) AS credit WHERE "
                + ExportColumn.isRounded("credit.amount")
                + ")";
    }

    private List<String> conditions() {
        var conditions = new ArrayList<String>();
        conditions.add("invoice.month = '" + INVOICE_MONTH.format(month) + "'");
        var partition = table.partition();
        if (partition != null) {
            conditions.add(partition.since(partition.isTimeOfExport() ? since : EVER));
        }
        return conditions;
    }
}
