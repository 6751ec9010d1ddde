package org.chargebackledger.api.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows in columns as wide as their widest cell; amounts stand on the right. */
public final class TextTable {

    private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+( [A-Z]{3})?");

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(List<String> head) {
        this.head = head;
    }

    public void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    public String text() {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        print(out);
        out.flush();
        return text.toString();
    }

    void print(PrintWriter out) {
        var widths = new int[head.size()];
        for (var column = 0; column < widths.length; column++) {
            widths[column] = width(column);
        }
        line(out, head, widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private void line(PrintWriter out, List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            var padding = " ".repeat(widths[column] - length(cell));
            line.append(isNumeric(column) ? padding + cell : cell + padding).append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private int width(int column) {
        var width = length(head.get(column));
        for (var row : rows) {
            width = Math.max(width, length(row.get(column)));
        }
        return width;
    }

    private boolean isNumeric(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
