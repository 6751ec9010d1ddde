package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lies in each pool until its turn comes. */
final class Pools {

    /**
     * What is kept apart within a pool.
     *
     * @param kind idle cost stays idle on keys, all else is pool
     * @param namespace empty unless keys keep it
     */
    record Part(Charge charge, Kind kind, String cluster, String namespace)
            implements Comparable<Part> {

        private static final Comparator<Part> ORDER =
                Comparator.comparing((Part part) -> part.charge().account())
                        .thenComparing(part -> part.charge().category())
                        .thenComparing(part -> part.charge().service())
                        .thenComparing(Part::kind)
                        .thenComparing(Part::cluster)
                        .thenComparing(Part::namespace);

        @Override
        public int compareTo(Part other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<String, Map<Part, Exact>> contents = new HashMap<>();

    void add(String pool, Part part, Exact amount) {
        contents.computeIfAbsent(pool, any -> new HashMap<>()).merge(part, amount, Exact::plus);
    }

    /** All that lies in a pool, by part. */
    SortedMap<Part, Exact> contents(String pool) {
        return new TreeMap<>(contents.getOrDefault(pool, Map.of()));
    }

    /** How much of a part lies in a pool. */
    Exact amount(String pool, Part part) {
        return contents.getOrDefault(pool, Map.of()).getOrDefault(part, Exact.ZERO);
    }
}
