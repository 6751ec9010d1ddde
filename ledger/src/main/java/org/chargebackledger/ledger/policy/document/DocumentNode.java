package org.chargebackledger.ledger.policy.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** One value of a parsed document, with the place where it stands in the text. */
sealed interface DocumentNode {

    /** JSON pointer; empty at the root. */
    String path();

    Position position();

    /** The value as maps, lists, strings and booleans, as it is hashed. */
    Object plain();

    /**
     * Named values, in the order written.
     *
     * @param names where each name stands, which may be lines before its value
     */
    record Members(
            String path,
            Position position,
            SequencedMap<String, DocumentNode> values,
            Map<String, Position> names)
            implements DocumentNode {

        /** A member that nobody asks for: the mistake is in its name, not in its value. */
        Unreadable unknown(String name) {
            return Unreadable.at(
                    path + "/" + pointer(name),
                    names.get(name),
                    "unknown-field",
                    "unknown field '" + name + "'");
        }

        @Override
        public Object plain() {
            var plain = new LinkedHashMap<String, Object>();
            values.forEach((name, value) -> plain.put(name, value.plain()));
            return plain;
        }
    }

    /** Values in order. */
    record Items(String path, Position position, List<DocumentNode> values)
            implements DocumentNode {
        @Override
        public Object plain() {
            return values.stream().map(DocumentNode::plain).toList();
        }
    }

    /** A string, which is also how numbers are written. */
    record Text(String path, Position position, String value) implements DocumentNode {
        @Override
        public Object plain() {
            return value;
        }
    }

    /** A truth value. */
    record Flag(String path, Position position, boolean value) implements DocumentNode {
        @Override
        public Object plain() {
            return value;
        }
    }

    /** A name as a step of a JSON pointer: RFC 6901 escapes. */
    static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    default Members asMembers() {
        if (this instanceof Members members) {
            return members;
        }
        throw wrong("an object");
    }

    default Items asItems() {
        if (this instanceof Items items) {
            return items;
        }
        throw wrong("a list");
    }

    default String asText() {
        if (this instanceof Text text) {
            return text.value();
        }
        throw wrong("a string");
    }

    default Unreadable invalid(String code, String reason) {
        return Unreadable.at(path(), position(), code, reason);
    }

    private Unreadable wrong(String expected) {
        var found =
                switch (this) {
                    case Members _ -> "an object";
                    case Items _ -> "a list";
                    case Text _ -> "a string";
                    case Flag _ -> "a truth value (quote it if a string is meant)";
                };
        return invalid("wrong-type", "expected " + expected + ", found " + found);
    }
}
