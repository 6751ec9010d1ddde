package org.chargebackledger.ledger.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cost-center register as of one version: who a code or an alias meant on a day. */
public final class Register {

    private final int version;
    private final TreeMap<String, TreeMap<LocalDate, CostCenter>> byCode = new TreeMap<>();
    private final Map<String, SortedSet<String>> codesByName = new HashMap<>();

    /** The register after the given records were entered, in order of entry. */
    public Register(int version, List<CostCenter> records) {
        this.version = version;
        records.forEach(this::enter);
    }

    private void enter(CostCenter record) {
        byCode.computeIfAbsent(record.code(), code -> new TreeMap<>())
                .put(record.validFrom(), record);
        name(record.code(), record.code());
        record.aliases().forEach(alias -> name(alias, record.code()));
    }

    private void name(String name, String code) {
        codesByName.computeIfAbsent(name, any -> new TreeSet<>()).add(code);
    }

    public int version() {
        return version;
    }

    /** All codes ever entered, in code point order. */
    public SortedSet<String> codes() {
        return new TreeSet<>(byCode.keySet());
    }

    /** Whether the code was ever entered. */
    public boolean has(String code) {
        return byCode.containsKey(code);
    }

    /** The cost center of a code as of a day; empty when it is not valid then. */
    public Optional<CostCenter> byCode(String code, LocalDate day) {
        return Optional.ofNullable(byCode.get(code))
                .map(records -> records.floorEntry(day))
                .map(Map.Entry::getValue)
                .filter(record -> record.validTo() == null || day.isBefore(record.validTo()));
    }

    /** The cost center that a code or an alias names as of a day. */
    public Optional<CostCenter> find(String codeOrAlias, LocalDate day) {
        return codesByName.getOrDefault(codeOrAlias, new TreeSet<>()).stream()
                .flatMap(code -> byCode(code, day).stream())
                .filter(record -> names(record, codeOrAlias))
                .findFirst();
    }

    /** The newest record of a code, whatever the day. */
    public Optional<CostCenter> latest(String code) {
        return Optional.ofNullable(byCode.get(code)).map(records -> records.lastEntry().getValue());
    }

    /**
     * The code to charge on a posting day: the code itself while it is valid, else its successor's,
     * and so on; the last one known when the chain ends.
     */
    public String chargeable(String code, LocalDate day) {
        var current = code;
        var seen = new TreeSet<String>();
        while (seen.add(current) && byCode(current, day).isEmpty()) {
            var successor = latest(current).map(CostCenter::successor);
            if (successor.isEmpty()) {
                return current;
            }
            current = successor.get();
        }
        return current;
    }

    private static boolean names(CostCenter record, String name) {
        return record.code().equals(name) || record.aliases().contains(name);
    }
}
