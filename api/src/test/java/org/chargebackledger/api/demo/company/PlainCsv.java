package org.chargebackledger.api.demo.company;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** A CSV reader for the tests only, which shares no code with writers or importers. */
final class PlainCsv {

    private PlainCsv() {}

    /** One row, by column name. */
    record Row(Map<String, String> cells) {

        String text(String column) {
            var cell = cells.get(column);
            if (cell == null) {
                throw new AssertionError("no column " + column);
            }
            return cell;
        }

        /** A blank cell is nothing. */
        BigDecimal number(String column) {
            return text(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(text(column));
        }
    }

    static List<Row> read(Path file) {
        var records = records(text(file));
        var header = records.getFirst();
        return records.stream().skip(1).map(cells -> row(header, cells)).toList();
    }

    /** The text of a file, plain, gzip or zip. */
    static String text(Path file) {
        try (var in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BigDecimal sum(List<Row> rows, String column) {
        return rows.stream()
                .map(row -> row.number(column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static InputStream open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        if (file.toString().endsWith(".gz")) {
            return new GZIPInputStream(in);
        }
        if (file.toString().endsWith(".zip")) {
            var zip = new ZipInputStream(in);
            if (zip.getNextEntry() == null) {
                throw new AssertionError("empty: " + file);
            }
            return zip;
        }
        return in;
    }

    private static Row row(List<String> header, List<String> cells) {
        if (header.size() != cells.size()) {
            throw new AssertionError(cells.size() + " cells: " + cells);
        }
        var row = new HashMap<String, String>();
        for (var i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return new Row(row);
    }

    private static List<List<String>> records(String text) {
        var records = new ArrayList<List<String>>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                var doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(cells));
                    cells.clear();
                }
            }
        }
        return records;
    }
}
