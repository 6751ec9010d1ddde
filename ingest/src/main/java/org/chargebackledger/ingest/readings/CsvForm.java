package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.delivery.CsvProblem;
import org.chargebackledger.ingest.delivery.CsvScanner;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.Findings;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A CSV form: the columns it needs, those it knows beside them, and those whose absence means that
 * something was not measured.
 */
public record CsvForm(List<String> needed, List<String> optional, List<String> measured) {

    /** The same form with one more column that a file may have. */
    public CsvForm with(String column) {
        return new CsvForm(
                needed, Stream.concat(optional.stream(), Stream.of(column)).toList(), measured);
    }

    /** Reads a file's header; null is never returned, missing columns go to the findings. */
    public static List<String> header(DataFile file, Findings findings) throws IOException {
        try (var scanner = new CsvScanner(file.open())) {
            if (scanner.next()) {
                return scanner.fields().stream().map(CsvForm::plain).toList();
            }
            findings.reject(file.name(), "no-header", "the file has no header line");
        } catch (CsvProblem problem) {
            problem.report(findings, file.name());
        }
        return List.of();
    }

    /** Hands over every row; stops at a file that is no CSV of this form. */
    public void read(DataFile file, Findings findings, Consumer<CsvRow> rows) throws IOException {
        var header = header(file, findings);
        if (header.isEmpty() || !fits(file, header, findings)) {
            return;
        }
        var columns = new HashMap<String, Integer>();
        for (var i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i), i);
        }
        try (var scanner = new CsvScanner(file.open())) {
            scanner.next();
            read(file, scanner, columns, header.size(), findings, rows);
        } catch (CsvProblem problem) {
            problem.report(findings, file.name());
        }
    }

    private static void read(
            DataFile file,
            CsvScanner scanner,
            Map<String, Integer> columns,
            int width,
            Findings findings,
            Consumer<CsvRow> rows)
            throws IOException {
        var count = 0L;
        while (scanner.next()) {
            count++;
            if (scanner.size() == width) {
                rows.accept(
                        new CsvRow(
                                file.name(), scanner.line(), columns, scanner.fields(), findings));
            } else {
                findings.rejectCell(
                        file.name(),
                        scanner.line(),
                        null,
                        null,
                        "ragged-row",
                        "the row has " + scanner.size() + " cells, the header " + width);
            }
        }
        if (count == 0) {
            findings.warn(file.name(), "no-rows", "the file has a header and no rows");
        }
    }

    private boolean fits(DataFile file, List<String> header, Findings findings) {
        var complete = true;
        for (var column : needed) {
            if (!header.contains(column)) {
                complete = false;
                findings.rejectCell(
                        file.name(),
                        1,
                        column,
                        null,
                        "missing-column",
                        "the file has no column " + column);
            }
        }
        for (var column : header) {
            if (!needed.contains(column)
                    && !optional.contains(column)
                    && !measured.contains(column)) {
                findings.warn(
                        file.name(), "unknown-column", "nothing reads column '" + column + "'");
            }
        }
        for (var column : measured) {
            if (!header.contains(column)) {
                findings.warn(file.name(), "not-measured", "the file has no column " + column);
            }
        }
        return complete;
    }

    private static String plain(String header) {
        return header.strip().toLowerCase(Locale.ROOT);
    }
}
