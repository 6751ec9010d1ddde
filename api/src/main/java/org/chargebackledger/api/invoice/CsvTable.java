package org.chargebackledger.api.invoice;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file (RFC 4180, UTF-8) with a header, by column name. */
record CsvTable(List<String> header, List<Row> rows) {

    /**
     * One row.
     *
     * @param number of the line where it begins, from 1
     */
    record Row(int number, Map<String, String> cells) {

        /** A cell without blanks around it; null when it is blank or its column is absent. */
        @Nullable String cell(String column) {
            var cell = cells.get(column);
            return cell == null || cell.isBlank() ? null : cell.strip();
        }
    }

    static CsvTable parse(byte[] content, CsvFindings findings) {
        var records = records(content, findings);
        if (records.isEmpty()) {
            if (findings.count() == 0) {
                findings.add(1, "header", "the file is empty");
            }
            return new CsvTable(List.of(), List.of());
        }
        var header = records.getFirst().cells().stream().map(String::strip).toList();
        if (header.stream().distinct().count() < header.size()) {
            findings.add(1, "header", "a column stands twice");
        }
        var rows = new ArrayList<Row>();
        for (var next : records.subList(1, records.size())) {
            if (next.cells().size() != header.size()) {
                findings.add(
                        next.line(),
                        "row",
                        "has %d cells, the header %d"
                                .formatted(next.cells().size(), header.size()));
                continue;
            }
            var cells = new LinkedHashMap<String, String>();
            for (var i = 0; i < header.size(); i++) {
                cells.put(header.get(i), next.cells().get(i));
            }
            rows.add(new Row(next.line(), cells));
        }
        if (rows.isEmpty() && findings.count() == 0) {
            findings.add(1, "header", "no invoice follows");
        }
        return new CsvTable(header, List.copyOf(rows));
    }

    /** The cells of one record. */
    private record Cells(int line, List<String> cells) {}

    private static List<Cells> records(byte[] content, CsvFindings findings) {
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return new Reader(text.startsWith("\uFEFF") ? text.substring(1) : text, findings)
                    .read();
        } catch (CharacterCodingException e) {
            findings.add(1, "file", "is not UTF-8");
            return List.of();
        }
    }

    /** Reads records one character after the other. */
    private static final class Reader {

        private final String text;
        private final CsvFindings findings;
        private final List<Cells> records = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private StringBuilder cell = new StringBuilder();
        private boolean isQuoted;
        private boolean wasQuoted;
        private int line = 1;
        private int begin = 1;

        Reader(String text, CsvFindings findings) {
            this.text = text;
            this.findings = findings;
        }

        List<Cells> read() {
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (isQuoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    take(c);
                }
            }
            if (isQuoted) {
                findings.add(begin, "row", "a quote is not closed");
            } else if (!cell.isEmpty() || !cells.isEmpty() || wasQuoted) {
                endRecord();
            }
            return records;
        }

        private void take(char c) {
            if (c == '\n') {
                line++;
            }
            if (isQuoted) {
                if (c == '"') {
                    isQuoted = false;
                } else {
                    cell.append(c);
                }
                return;
            }
            switch (c) {
                case '"' -> openQuote();
                case ',' -> endCell();
                case '\r' -> {}
                case '\n' -> endRecord();
                default -> {
                    if (wasQuoted) {
                        findings.add(line, "row", "something follows a closed quote");
                    }
                    cell.append(c);
                }
            }
        }

        private void openQuote() {
            if (!cell.isEmpty() || wasQuoted) {
                findings.add(line, "row", "a quote stands within a cell");
            }
            isQuoted = true;
            wasQuoted = true;
        }

        private void endCell() {
            cells.add(cell.toString());
            cell = new StringBuilder();
            wasQuoted = false;
        }

        private void endRecord() {
            endCell();
            if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                records.add(new Cells(begin, List.copyOf(cells)));
            }
            cells = new ArrayList<>();
            begin = line;
        }
    }
}
