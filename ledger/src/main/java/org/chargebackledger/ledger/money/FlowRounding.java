package org.chargebackledger.ledger.money;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rounds flows between nodes to whole units so that no node keeps or lacks any: each flow to the
 * whole number below or above it. Fractions are pushed round circles of flows until one of them is
 * whole, in an order that only the flows' places decide.
 */
public final class FlowRounding {

    /** One flow that is no whole number yet; {@code above} is how far it is above one. */
    private static final class Edge {
        private final int from;
        private final int to;
        private BigInteger above;

        Edge(int from, int to, BigInteger above) {
            this.from = from;
            this.to = to;
            this.above = above;
        }

        int other(int node) {
            return node == from ? to : from;
        }
    }

    /** An edge on the way round a circle, and whether the way follows its flow. */
    private record Leg(Edge edge, boolean along) {

        /** How much can be pushed until the flow is whole. */
        BigInteger room(BigInteger unit) {
            return along ? unit.subtract(edge.above) : edge.above;
        }

        void push(BigInteger amount) {
            edge.above = along ? edge.above.add(amount) : edge.above.subtract(amount);
        }
    }

    private final BigInteger[][] whole;
    private final BigInteger unit;
    private final List<Edge> edges = new ArrayList<>();

    private FlowRounding(BigInteger[][] flows, BigInteger unit) {
        this.unit = unit;
        this.whole = new BigInteger[flows.length][];
        for (var from = 0; from < flows.length; from++) {
            whole[from] = new BigInteger[flows[from].length];
            for (var to = 0; to < flows[from].length; to++) {
                var above = flows[from][to].mod(unit);
                whole[from][to] = flows[from][to].subtract(above).divide(unit);
                // What a node gives itself neither comes nor goes, whatever it is rounded to.
                if (above.signum() != 0 && from != to) {
                    edges.add(new Edge(from, to, above));
                }
            }
        }
    }

    /**
     * Rounds flows.
     *
     * @param flows from each node to each node, and last to the outside, as multiples of 1/{@code
     *     unit}; what a node gives exceeds what it gets by a whole number
     */
    public static BigInteger[][] round(BigInteger[][] flows, BigInteger unit) {
        var rounding = new FlowRounding(flows, unit);
        rounding.settle();
        return rounding.whole;
    }

    /** Whether amounts are split as the mirror image of the opposite amounts. */
    public static boolean isMirrored(List<BigInteger> amounts) {
        var sum = amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
        return sum.signum() == 0
                ? amounts.stream()
                                .map(BigInteger::signum)
                                .filter(sign -> sign != 0)
                                .findFirst()
                                .orElse(0)
                        < 0
                : sum.signum() < 0;
    }

    private void settle() {
        while (!edges.isEmpty()) {
            var circle = circle();
            var amount =
                    circle.stream()
                            .map(leg -> leg.room(unit))
                            .reduce(BigInteger::min)
                            .orElseThrow();
            for (var leg : circle) {
                leg.push(amount);
                settle(leg.edge());
            }
        }
    }

    private void settle(Edge edge) {
        if (edge.above.equals(unit)) {
            whole[edge.from][edge.to] = whole[edge.from][edge.to].add(BigInteger.ONE);
            edges.remove(edge);
        } else if (edge.above.signum() == 0) {
            edges.remove(edge);
        }
    }

    /**
     * Walks on, never back over the same edge, until it meets its own way: no node is a dead end.
     */
    private List<Leg> circle() {
        var way = new ArrayDeque<Leg>();
        var metAt = new int[whole.length + 1];
        Arrays.fill(metAt, -1);
        var node = edges.getFirst().from;
        Edge last = null;
        while (metAt[node] < 0) {
            metAt[node] = way.size();
            var edge = next(node, last);
            way.addLast(new Leg(edge, edge.from == node));
            node = edge.other(node);
            last = edge;
        }
        for (var i = 0; i < metAt[node]; i++) {
            way.removeFirst();
        }
        return List.copyOf(way);
    }

    private Edge next(int node, @Nullable Edge last) {
        return edges.stream()
                .filter(edge -> edge != last && (edge.from == node || edge.to == node))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a flow ends at node " + node));
    }
}
