package org.chargebackledger.api.demo.company;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is written down about the company, in the tables that come with the service. */
final class Table {

    private Table() {}

    /** The rows of a table: plain CSV without quotes. */
    static List<Row> rows(String name) {
        var lines = text(name).lines().toList();
        var header = lines.getFirst().split(",", -1);
        return lines.stream().skip(1).map(line -> row(name, header, line)).toList();
    }

    /** A file as it is. */
    static String text(String name) {
        var path = "/demo-company/" + name;
        try (var stream = Table.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row of a table. */
    record Row(Map<String, String> cells) {

        String text(String column) {
            var cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException(
                        "no column "
                                + column
                                + " in "
                                + cells.keySet().stream()
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            }
            return cell;
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }
    }

    private static Row row(String name, String[] header, String line) {
        var cells = line.split(",", -1);
        if (cells.length != header.length) {
            throw new IllegalStateException(name + ": " + line);
        }
        var row = new HashMap<String, String>();
        for (var i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
        }
        return new Row(row);
    }
}
