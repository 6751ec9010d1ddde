package org.chargebackledger.api.demo.company;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A CSV file in the making, as RFC 4180 has it. */
final class Csv {

    private final StringBuilder text = new StringBuilder();
    private final int columns;
    private long rows;

    Csv(List<String> header) {
        columns = header.size();
        append(header);
    }

    void row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
        }
        append(cells);
        rows++;
    }

    long rows() {
        return rows;
    }

    String content() {
        return text.toString();
    }

    private void append(List<String> cells) {
        text.append(cells.stream().map(Csv::quoted).collect(Collectors.joining(","))).append('\n');
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** A JSON object of names and texts that need no escape. */
    static String json(Map<String, String> members) {
        return new TreeMap<>(members)
                .entrySet().stream()
                        .map(member ->
                                "\"%s\":\"%s\"".formatted(member.getKey(), member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
