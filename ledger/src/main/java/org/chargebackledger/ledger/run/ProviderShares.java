package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Measurements.ClusterDay;
import org.chargebackledger.ledger.run.ResourceSplit.Taker;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the provider divided the cost of machines: a line that names a consumer is its part of the
 * resource it names, and what else that resource cost was unused, as is what the provider says
 * nobody took. What is no machine's is borne as the machines are.
 */
final class ProviderShares {

    static final String DRIVER = "provider-shares";

    /**
     * A line's part of what the provider divided.
     *
     * @param resource what is divided, by the provider's id; may be empty
     * @param consumer null for what names none
     */
    record Part(String resource, @Nullable Consumer consumer) {

        /** Whether the provider says that nobody took it. */
        boolean isIdle() {
            return consumer != null && consumer.namespace().equals(CostLine.IDLE_NAMESPACE);
        }
    }

    /** Who takes how much of a cost. */
    record Piece(Taker taker, @Nullable Consumer consumer, Exact amount) {}

    private record Parent(ClusterDay day, String resource) {}

    private final Map<ClusterDay, Map<Part, Exact>> parts = new HashMap<>();
    private final Set<Parent> divided = new HashSet<>();

    void note(ClusterDay day, Part part, Exact amount) {
        parts.computeIfAbsent(day, any -> new HashMap<>()).merge(part, amount, Exact::plus);
        if (part.consumer() != null) {
            divided.add(new Parent(day, part.resource()));
        }
    }

    /** Who takes a cost, once all parts are known; the pieces sum to it. */
    List<Piece> divide(Machine machine, Part part, Exact amount) {
        var day = machine.clusterDay();
        if (part.isIdle()) {
            return List.of(new Piece(Taker.IDLE, null, amount));
        }
        if (part.consumer() != null) {
            return List.of(new Piece(Taker.NAMESPACE, part.consumer(), amount));
        }
        if (isDivided(day, part)) {
            return List.of(new Piece(Taker.IDLE, null, amount));
        }
        return machine.isWhole()
                ? overWholeCluster(day, amount)
                : List.of(new Piece(Taker.MISSING_USAGE, null, amount));
    }

    private boolean isDivided(ClusterDay day, Part part) {
        return !part.resource().isEmpty() && divided.contains(new Parent(day, part.resource()));
    }

    private List<Piece> overWholeCluster(ClusterDay day, Exact amount) {
        SortedMap<Consumer, Exact> consumers = new TreeMap<>();
        var idle = Exact.ZERO;
        for (var part : parts.getOrDefault(day, Map.of()).entrySet()) {
            var consumer = part.getKey().consumer();
            if (part.getKey().isIdle() || (consumer == null && isDivided(day, part.getKey()))) {
                idle = idle.plus(part.getValue());
            } else if (consumer != null) {
                consumers.merge(consumer, part.getValue(), Exact::plus);
            }
        }
        var takers = new ArrayList<Piece>();
        consumers.forEach((consumer, sum) ->
                takers.add(new Piece(Taker.NAMESPACE, consumer, sum.max(Exact.ZERO))));
        takers.add(new Piece(Taker.IDLE, null, idle.max(Exact.ZERO)));
        if (takers.stream().allMatch(taker -> taker.amount().isZero())) {
            return List.of(new Piece(Taker.MISSING_USAGE, null, amount));
        }
        var amounts =
                Apportionment.split(
                        amount, takers.stream().map(taker -> taker.amount().unscaled()).toList());
        var pieces = new ArrayList<Piece>();
        for (var i = 0; i < amounts.size(); i++) {
            var taker = takers.get(i);
            pieces.add(new Piece(taker.taker(), taker.consumer(), amounts.get(i)));
        }
        return pieces;
    }
}
