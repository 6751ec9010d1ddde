package org.chargebackledger.ledger.canonical;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * RFC 8785 canonical JSON of maps, lists, strings, booleans and integers within ±2⁵³: what is
 * hashed.
 *
 * <p>Amounts are strings, so the RFC's number formatting is only needed for integers. An absent
 * member is left out of the map; null is refused.
 */
public final class CanonicalJson {

    private static final long INTEGER_MAX = 1L << 53;

    private CanonicalJson() {}

    public static String text(Object value) {
        var out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Lower-case hex SHA-256 of the canonical bytes. */
    public static String hash(Object value) {
        return Sha256.hex(bytes(value));
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> throw new IllegalArgumentException("null has no place in canonical JSON");
            case String text -> writeString(text, out);
            case Boolean flag -> out.append(flag);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(exactInteger(number));
            case Map<?, ?> map -> writeObject(map, out);
            case List<?> list -> writeArray(list, out);
            default ->
                    throw new IllegalArgumentException(
                            "no canonical form for " + value.getClass().getName());
        }
    }

    private static long exactInteger(long number) {
        if (Math.abs(number) > INTEGER_MAX) {
            throw new IllegalArgumentException(number + " is not exact in every JSON reader");
        }
        return number;
    }

    /**
     * Members sorted by UTF-16 code units, which is how {@link String} compares and the RFC asks.
     */
    private static void writeObject(Map<?, ?> map, StringBuilder out) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, member) -> sorted.put((String) name, member));
        var separator = '{';
        for (var member : sorted.entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(List<?> list, StringBuilder out) {
        out.append('[');
        for (var i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(list.get(i), out);
        }
        out.append(']');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
