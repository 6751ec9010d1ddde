package org.chargebackledger.ledger.register;

import org.chargebackledger.ledger.audit.Refusal;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which code each code and alias means, and when: on one day a name means one code at most. */
final class NamesOverTime {

    private final Map<String, TreeMap<LocalDate, CostCenter>> byCode = new HashMap<>();
    private final Map<String, Set<String>> codesByName = new HashMap<>();

    boolean holds(CostCenter record) {
        return record.equals(records(record.code()).get(record.validFrom()));
    }

    void enter(CostCenter record) {
        byCode.computeIfAbsent(record.code(), any -> new TreeMap<>())
                .put(record.validFrom(), record);
        for (var name : names(record)) {
            codesByName.computeIfAbsent(name, any -> new TreeSet<>()).add(record.code());
        }
    }

    void requireFree(CostCenter record) {
        var end = end(record);
        for (var name : names(record)) {
            for (var code : codesByName.getOrDefault(name, Set.of())) {
                if (!code.equals(record.code()) && means(name, code, record.validFrom(), end)) {
                    throw Refusal.conflict(
                            "alias-taken",
                            "'"
                                    + name
                                    + "' means "
                                    + code
                                    + " on days that "
                                    + record.code()
                                    + " claims");
                }
            }
        }
    }

    /** Whether the name means the code on some day of [from, end). */
    private boolean means(String name, String code, LocalDate from, @Nullable LocalDate end) {
        return records(code).values().stream()
                .filter(record -> names(record).contains(name))
                .anyMatch(record -> before(record.validFrom(), end) && before(from, end(record)));
    }

    private static boolean before(LocalDate day, @Nullable LocalDate end) {
        return end == null || day.isBefore(end);
    }

    /** A record ends at its own end or where a later one of its code begins. */
    private @Nullable LocalDate end(CostCenter record) {
        var own = record.validTo();
        var next = records(record.code()).higherKey(record.validFrom());
        return own == null || (next != null && next.isBefore(own)) ? next : own;
    }

    private NavigableMap<LocalDate, CostCenter> records(String code) {
        return byCode.getOrDefault(code, new TreeMap<>());
    }

    private static Set<String> names(CostCenter record) {
        var names = new LinkedHashSet<String>();
        names.add(record.code());
        names.addAll(record.aliases());
        return names;
    }
}
