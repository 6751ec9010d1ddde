package org.chargebackledger.ledger.codec;

import static java.util.Objects.requireNonNull;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * Writes one block of lines as JSON by column. A column is one of
 *
 * <ul>
 *   <li>{@code {"all": value}}: the same on every line;
 *   <li>{@code {"values": […]}}: one for each line;
 *   <li>{@code {"values": […], "codes": […]}}: distinct values, and which of them each line has;
 *   <li>{@code {"like": column, "lines": […], "values": […]}}: an earlier column's, but on those
 *       lines these.
 * </ul>
 */
final class ChunkWriter {

    static final int FORMAT = 1;

    /** A dictionary of amounts pays when each is used by so many lines. */
    private static final int LINES_PER_AMOUNT_MIN = 4;

    private final JsonText out = new JsonText();
    private final Map<String, Exact[]> amountColumns = new LinkedHashMap<>();
    private int lines;
    private boolean first = true;

    ChunkWriter() {
        out.raw('{').name("format").number(FORMAT);
    }

    ChunkWriter header(String name, String value) {
        out.raw(',').name(name).string(value);
        return this;
    }

    ChunkWriter header(String name, long value) {
        out.raw(',').name(name).number(value);
        return this;
    }

    ChunkWriter lines(int count) {
        lines = count;
        header("lines", count);
        out.raw(',').name("columns").raw('{');
        return this;
    }

    byte[] end() {
        return out.raw("}}").bytes();
    }

    void texts(String name, IntFunction<String> column) {
        dictionary(name, Dictionary.of(lines, column), JsonText::string);
    }

    <T> void dictionary(String name, Dictionary<T> column, BiConsumer<JsonText, T> value) {
        begin(name);
        var codes = column.codes();
        if (isOneValue(column)) {
            value.accept(out.name("all"), column.values().getFirst());
        } else {
            values(column.values(), value);
            if (codes != null) {
                numbers("codes", codes);
            }
        }
        out.raw('}');
    }

    private boolean isOneValue(Dictionary<?> column) {
        return lines > 0 && column.values().size() == 1;
    }

    void numbers(String name, IntFunction<Long> column) {
        dictionary(name, Dictionary.of(lines, column), JsonText::number);
    }

    /** Amounts: a column that mostly repeats another one says so. */
    void amounts(String name, Exact[] column) {
        var like = mostAlike(column);
        if (like == null) {
            var few = Dictionary.upTo(lines / LINES_PER_AMOUNT_MIN + 1, lines, i -> column[i]);
            dictionary(
                    name,
                    few == null ? new Dictionary<>(List.of(column), null) : few,
                    JsonText::exact);
        } else {
            begin(name);
            out.name("like").string(like.name());
            differences(like, column);
            out.raw('}');
        }
        amountColumns.put(name, column);
    }

    private void differences(Alike like, Exact[] column) {
        if (like.differing() == 0) {
            return;
        }
        var at = new int[like.differing()];
        var other = requireNonNull(amountColumns.get(like.name()));
        var count = 0;
        for (var line = 0; line < lines; line++) {
            if (!column[line].equals(other[line])) {
                at[count++] = line;
            }
        }
        numbers("lines", at);
        out.raw(',');
        var separator = '[';
        out.name("values");
        for (var line : at) {
            out.raw(separator).exact(column[line]);
            separator = ',';
        }
        out.raw(']');
    }

    private record Alike(String name, int differing) {}

    /** The earlier column that differs on the fewest lines, if that is less than half of them. */
    private @Nullable Alike mostAlike(Exact[] column) {
        Alike best = null;
        for (var earlier : amountColumns.entrySet()) {
            var differing = differing(column, earlier.getValue());
            if (2 * differing < lines && (best == null || differing < best.differing())) {
                best = new Alike(earlier.getKey(), differing);
            }
        }
        return best;
    }

    private static int differing(Exact[] some, Exact[] others) {
        var differing = 0;
        for (var i = 0; i < some.length; i++) {
            differing += some[i].equals(others[i]) ? 0 : 1;
        }
        return differing;
    }

    private void begin(String name) {
        if (!first) {
            out.raw(',');
        }
        first = false;
        out.name(name).raw('{');
    }

    private <T> void values(List<T> values, BiConsumer<JsonText, T> value) {
        out.name("values").raw('[');
        for (var i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            value.accept(out, values.get(i));
        }
        out.raw(']');
    }

    private void numbers(String name, int[] numbers) {
        out.raw(',').name(name);
        var separator = '[';
        for (var number : numbers) {
            out.raw(separator).number(number);
            separator = ',';
        }
        out.raw(numbers.length == 0 ? "[]" : "]");
    }
}
