package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.InexactAmount;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The members of one object, each taken once; what nobody took is an unknown field. */
final class Fields {

    private final DocumentNode.Members object;
    private final Set<String> taken = new HashSet<>();

    Fields(DocumentNode.Members object) {
        this.object = object;
    }

    /** Reads an object; a member that the reader does not take is an error. */
    static <T> T read(DocumentNode node, Function<Fields, T> reader) {
        var fields = new Fields(node.asMembers());
        var result = reader.apply(fields);
        fields.refuseOthers();
        return result;
    }

    DocumentNode required(String name) {
        var value = optional(name);
        if (value == null) {
            throw object.invalid("missing-field", "'" + name + "' is missing");
        }
        return value;
    }

    @Nullable DocumentNode optional(String name) {
        taken.add(name);
        return object.values().get(name);
    }

    String text(String name) {
        return nonEmpty(required(name));
    }

    /** The object itself, for problems that are about all of it. */
    DocumentNode.Members object() {
        return object;
    }

    static String nonEmpty(DocumentNode node) {
        var text = node.asText();
        if (text.isEmpty()) {
            throw node.invalid("empty", "must not be empty");
        }
        return text;
    }

    /** Reads a decimal that is not negative. */
    static Exact decimal(DocumentNode node) {
        var value = signed(node);
        if (value.signum() < 0) {
            throw node.invalid("negative", "must not be negative");
        }
        return value;
    }

    /** Reads a decimal. */
    static Exact signed(DocumentNode node) {
        try {
            return Exact.parse(node.asText());
        } catch (InexactAmount e) {
            throw node.invalid("not-a-number", "not a decimal: '" + node.asText() + "'");
        }
    }

    /** Reads a day such as 2026-10-15. */
    static LocalDate day(DocumentNode node) {
        try {
            return LocalDate.parse(node.asText());
        } catch (DateTimeParseException _) {
            throw node.invalid("not-a-day", "not a day like 2026-10-15: '" + node.asText() + "'");
        }
    }

    /** Reads one of an enumeration's constants, written in lower camel case. */
    static <E extends Enum<E>> E constant(DocumentNode node, E[] constants) {
        var text = node.asText();
        for (var constant : constants) {
            if (camelCase(constant).equals(text)) {
                return constant;
            }
        }
        var allowed = new StringBuilder();
        for (var constant : constants) {
            allowed.append(allowed.isEmpty() ? "" : ", ").append(camelCase(constant));
        }
        throw node.invalid("unknown-value", "'" + text + "' is none of " + allowed);
    }

    static String camelCase(Enum<?> constant) {
        var words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        var text = new StringBuilder(words[0]);
        for (var i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }

    /** One problem for each member that nobody took. */
    List<PolicyProblem> unknown() {
        return object.values().entrySet().stream()
                .filter(member -> !taken.contains(member.getKey()))
                .map(member -> object.unknown(member.getKey()).problem())
                .toList();
    }

    private void refuseOthers() {
        for (var member : object.values().entrySet()) {
            if (!taken.contains(member.getKey())) {
                throw object.unknown(member.getKey());
            }
        }
    }
}
