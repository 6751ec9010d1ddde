package org.chargebackledger.ledger.masterdata;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.canonical.CanonicalReader;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The members of a content, read by name; what is not as it must be is refused. */
public final class Members {

    private final Map<String, ?> members;

    private Members(Map<String, ?> members) {
        this.members = members;
    }

    /** Those that a person gave. */
    public static Members of(Map<String, ?> members) {
        return new Members(members);
    }

    /** Those of a canonical text. */
    public static Members of(String canonical) {
        return new Members(CanonicalReader.object(canonical));
    }

    /** Refuses members that mean nothing, such as misspelt ones. */
    public Members requireOnly(String... names) {
        var known = Set.of(names);
        for (var name : members.keySet()) {
            if (!known.contains(name)) {
                throw malformed("'" + name + "' means nothing here");
            }
        }
        return this;
    }

    /** Whether anything is said of it. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    public String text(String name) {
        var text = optionalText(name);
        if (text == null) {
            throw malformed(name + " is missing");
        }
        return text;
    }

    public @Nullable String optionalText(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw malformed(name + " is no text");
        };
    }

    /** A list of texts; empty when it is left out. */
    public List<String> texts(String name) {
        return switch (members.get(name)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(one -> element(name, one)).toList();
            default -> throw malformed(name + " is no list");
        };
    }

    /** A list of objects; empty when it is left out. */
    public List<Members> objects(String name) {
        var found = new ArrayList<Members>();
        switch (members.get(name)) {
            case null -> {}
            case List<?> list -> list.forEach(one -> found.add(object(name, one)));
            default -> throw malformed(name + " is no list");
        }
        return List.copyOf(found);
    }

    public LocalDate day(String name) {
        return as(name, text(name), LocalDate::parse);
    }

    public @Nullable LocalDate optionalDay(String name) {
        var text = optionalText(name);
        return text == null ? null : as(name, text, LocalDate::parse);
    }

    public Period period(String name) {
        return as(name, text(name), Period::parse);
    }

    /** A text that something else reads, whose complaint is said of the member. */
    public <T> T as(String name, Function<String, T> reading) {
        return as(name, text(name), reading);
    }

    private static <T> T as(String name, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw malformed(name + ": " + e.getMessage());
        }
    }

    private static String element(String name, @Nullable Object element) {
        if (element instanceof String text) {
            return text;
        }
        throw malformed(name + " has other elements than texts");
    }

    @SuppressWarnings("unchecked") // JSON has no other names than texts
    private static Members object(String name, @Nullable Object element) {
        if (element instanceof Map<?, ?> map) {
            return new Members((Map<String, ?>) map);
        }
        throw malformed(name + " has other elements than objects");
    }

    private static Refusal malformed(String message) {
        return Refusal.invalid("master-data-malformed", message);
    }
}
