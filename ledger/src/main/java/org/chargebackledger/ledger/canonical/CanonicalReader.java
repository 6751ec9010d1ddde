package org.chargebackledger.ledger.canonical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads back what {@link CanonicalJson} wrote: maps, lists, strings, booleans and integers. */
public final class CanonicalReader {

    private final String text;
    private int at;

    private CanonicalReader(String text) {
        this.text = text;
    }

    /**
     * The members of an object.
     *
     * @throws IllegalArgumentException if the text is not the canonical form of an object
     */
    public static Map<String, Object> object(String text) {
        var reader = new CanonicalReader(text);
        reader.expect('{');
        var members = reader.members();
        if (!CanonicalJson.text(members).equals(text)) {
            throw new IllegalArgumentException("not canonical JSON of an object: " + text);
        }
        return members;
    }

    private Object value() {
        return switch (next()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> !word("false");
            default -> integer();
        };
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        if (isNext('}')) {
            return members;
        }
        do {
            expect('"');
            var name = string();
            expect(':');
            members.put(name, value());
        } while (isNext(','));
        expect('}');
        return members;
    }

    private List<Object> elements() {
        var elements = new ArrayList<Object>();
        if (isNext(']')) {
            return elements;
        }
        do {
            elements.add(value());
        } while (isNext(','));
        expect(']');
        return elements;
    }

    private String string() {
        var out = new StringBuilder();
        for (var c = next(); c != '"'; c = next()) {
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        var c = next();
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> c;
        };
    }

    private char unit() {
        at += 4;
        if (at > text.length()) {
            throw malformed();
        }
        return (char) Integer.parseInt(text, at - 4, at, 16);
    }

    private Object integer() {
        var from = at - 1;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return Long.parseLong(text, from, at, 10);
    }

    private boolean word(String word) {
        if (!text.startsWith(word, at - 1)) {
            throw malformed();
        }
        at += word.length() - 1;
        return true;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw malformed();
        }
    }

    private boolean isNext(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private char next() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at++);
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("no JSON at " + at + " of " + text);
    }
}
