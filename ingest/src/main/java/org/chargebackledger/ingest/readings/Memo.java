package org.chargebackledger.ingest.readings;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Remembers what a text became, because reports repeat the same few texts on every row. */
public final class Memo {

    private static final int ENTRIES_MAX = 10_000;

    private final Map<String, String> known = new HashMap<>();
    private final UnaryOperator<String> function;

    public Memo(UnaryOperator<String> function) {
        this.function = function;
    }

    public String of(String text) {
        var result = known.get(text);
        if (result == null) {
            if (known.size() >= ENTRIES_MAX) {
                known.clear();
            }
            result = function.apply(text);
            known.put(text, result);
        }
        return result;
    }
}
