package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.delivery.AmountText;
import org.chargebackledger.ingest.delivery.CsvScanner;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the lines of the cells that a check refused. Grouping is done without regard to order; only
 * when something is wrong is the file read again in order.
 */
final class CellLocator {

    private record Wrong(long ordinal, @Nullable String value) {}

    private final DuckDb database;
    private final Findings findings;

    CellLocator(DuckDb database, Findings findings) {
        this.database = database;
        this.findings = findings;
    }

    void locate(BillRowsSql rows, Check check) throws IOException {
        var file = rows.file();
        if (!check.rejects()) {
            findings.warn(
                    file.file().name(),
                    check.code(),
                    check.cell().header() + ": " + check.reason());
            return;
        }
        var cells = wrongCells(rows, check);
        var lines = lines(file, cells.stream().map(Wrong::ordinal).toList());
        for (var cell : cells) {
            report(
                    file.file(),
                    lines.getOrDefault(cell.ordinal(), cell.ordinal()),
                    check,
                    cell.value());
        }
    }

    private List<Wrong> wrongCells(BillRowsSql rows, Check check) {
        database.execute("SET preserve_insertion_order = true");
        try {
            return database.query(
                    "SELECT ordinal, v FROM (SELECT ordinal, "
                            + check.cell().sql()
                            + " AS v, "
                            + check.wrong()
                            + " AS wrong FROM "
                            + rows.numbered()
                            + ") WHERE wrong ORDER BY ordinal LIMIT "
                            + (Findings.LISTED_MAX + 1),
                    row -> new Wrong(row.getLong(1), row.getString(2)));
        } finally {
            database.execute("SET preserve_insertion_order = false");
        }
    }

    private void report(DataFile file, long line, Check check, @Nullable String value) {
        var header = check.cell().header();
        var problem =
                check.code().equals("not-a-number") && value != null
                        ? AmountText.problem(value)
                        : null;
        if (problem != null) {
            findings.rejectCell(file.name(), line, header, value, problem.code(), problem.reason());
        } else {
            var blank = value == null && !check.code().equals("unknown-currency");
            findings.rejectCell(
                    file.name(),
                    line,
                    header,
                    value,
                    blank ? "blank-cell" : check.code(),
                    check.reason());
        }
    }

    /**
     * The line on which each of these rows begins; rows of Parquet and JSON count as their lines.
     */
    static Map<Long, Long> lines(TableFile file, List<Long> ordinals) throws IOException {
        var lines = new HashMap<Long, Long>();
        if (file.file().form() != DataFile.Form.CSV || ordinals.isEmpty()) {
            return lines;
        }
        var wanted = Set.copyOf(ordinals);
        var last = ordinals.stream().mapToLong(Long::longValue).max().orElse(0);
        try (var scanner = new CsvScanner(file.file().open())) {
            scanner.next();
            for (var ordinal = 1L; ordinal <= last && scanner.next(); ordinal++) {
                if (wanted.contains(ordinal)) {
                    lines.put(ordinal, scanner.line());
                }
            }
        }
        return lines;
    }
}
