package org.chargebackledger.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A CSV file read the simplest way there is, to check sums without the code under test. */
final class PlainTable {

    private final List<List<String>> rows = new ArrayList<>();

    private PlainTable() {}

    static PlainTable of(Path file) throws IOException {
        try (var in = open(file)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static InputStream open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static PlainTable of(String text) {
        var table = new PlainTable();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var inQuotes = false;
        for (var i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                if (inQuotes && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    inQuotes = !inQuotes;
                }
            } else if (inQuotes || (c != ',' && c != '\n' && c != '\r')) {
                cell.append(c);
            } else if (c != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    table.rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        if (!row.isEmpty() || cell.length() > 0) {
            row.add(cell.toString());
            table.rows.add(List.copyOf(row));
        }
        return table;
    }

    /** Each row by column name. */
    List<Map<String, String>> records() {
        var header = rows.getFirst();
        var records = new ArrayList<Map<String, String>>();
        for (var row : rows.subList(1, rows.size())) {
            var record = new LinkedHashMap<String, String>();
            for (var i = 0; i < header.size(); i++) {
                record.put(header.get(i), row.get(i));
            }
            records.add(record);
        }
        return records;
    }

    /** Records as the text of a file; all have the columns of the first. */
    static String text(List<? extends Map<String, String>> records) {
        var text = new StringBuilder(String.join(",", records.getFirst().keySet())).append('\n');
        for (var record : records) {
            text.append(
                            record.values().stream()
                                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                    .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    int size() {
        return rows.size() - 1;
    }

    BigDecimal sum(String column) {
        return sumBy(column, "").getOrDefault("", BigDecimal.ZERO);
    }

    /** The column's sum for each value of another column; blanks count as nothing. */
    Map<String, BigDecimal> sumBy(String column, String groupColumn) {
        var at = rows.getFirst().indexOf(column);
        var groupAt = rows.getFirst().indexOf(groupColumn);
        var sums = new TreeMap<String, BigDecimal>();
        for (var row : rows.subList(1, rows.size())) {
            var text = row.get(at);
            if (!text.isEmpty() && !text.equals("NULL")) {
                sums.merge(
                        groupAt < 0 ? "" : row.get(groupAt), new BigDecimal(text), BigDecimal::add);
            }
        }
        return sums;
    }
}
