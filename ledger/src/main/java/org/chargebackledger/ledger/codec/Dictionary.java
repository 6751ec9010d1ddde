package org.chargebackledger.ledger.codec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The distinct values of a column and, for each line, which one it has. */
final class Dictionary<T> {

    private final List<T> values;
    private final int @Nullable [] codes;

    /**
     * Takes ownership of both.
     *
     * @param codes null when every line has a value of its own, in order
     */
    Dictionary(List<T> values, int @Nullable [] codes) {
        this.values = values;
        this.codes = codes;
    }

    List<T> values() {
        return values;
    }

    int @Nullable [] codes() {
        return codes;
    }

    static <T> Dictionary<T> of(int lines, IntFunction<T> column) {
        var dictionary = upTo(lines, lines, column);
        if (dictionary == null) {
            throw new IllegalStateException("no column has more values than lines");
        }
        return dictionary;
    }

    /** Null as soon as there are more distinct values than {@code valuesMax}. */
    static <T> @Nullable Dictionary<T> upTo(int valuesMax, int lines, IntFunction<T> column) {
        var index = new HashMap<T, Integer>();
        var values = new ArrayList<T>();
        var codes = new int[lines];
        for (var line = 0; line < lines; line++) {
            var value = column.apply(line);
            if (line > 0 && value.equals(values.get(codes[line - 1]))) {
                codes[line] = codes[line - 1]; // most columns repeat the line above
            } else {
                codes[line] = code(value, index, values);
                if (values.size() > valuesMax) {
                    return null;
                }
            }
        }
        return new Dictionary<>(values, values.size() == lines ? null : codes);
    }

    private static <T> int code(T value, Map<T, Integer> index, List<T> values) {
        var known = index.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    T at(int line) {
        return values.get(codes == null ? line : codes[line]);
    }
}
