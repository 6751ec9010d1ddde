package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.readings.ProviderId;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.NodeLine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Nodes point by point, as spans over which nothing about them changed. A node is there at the
 * points at which it has samples, and at no other.
 */
final class NodeRuns {

    private static final BigDecimal BYTES_PER_GIB = BigDecimal.valueOf(1L << 30);

    private record Node(String cluster, String name) {}

    /** What a node offers at a point; what is not measured is 0. */
    private record Offer(BigDecimal cores, BigDecimal bytes, BigDecimal gpus) {

        static final Offer NONE = new Offer(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Offer with(Quantity quantity, BigDecimal value) {
            return switch (quantity) {
                case NODE_CPU -> new Offer(value, bytes, gpus);
                case NODE_RAM -> new Offer(cores, value, gpus);
                default -> new Offer(cores, bytes, value);
            };
        }

        boolean isWhole() {
            return cores.signum() > 0 && bytes.signum() > 0;
        }
    }

    private record Run(Node node, String id, Offer offer, Instant start, Instant end) {

        /** Whether the other goes on where this ends, within the day. */
        boolean continues(Run before) {
            return node.equals(before.node)
                    && id.equals(before.id)
                    && offer.equals(before.offer)
                    && start.equals(before.end)
                    && start.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() != 0;
        }
    }

    private final Findings findings;
    private final List<Run> runs = new ArrayList<>();
    private final Map<Node, Integer> lasts = new HashMap<>();
    private final Map<Node, TreeMap<Instant, Offer>> points = new HashMap<>();
    private final Map<Node, TreeSet<String>> ids = new HashMap<>();

    NodeRuns(Findings findings) {
        this.findings = findings;
    }

    /** Adds what one series says of a node. */
    void add(Quantity quantity, String cluster, Series series) throws FetchFailure {
        var node = new Node(cluster, series.label("node"));
        if (node.name().isEmpty()) {
            throw Answer.malformed("capacity of a node without a name");
        }
        var offers = points.computeIfAbsent(node, _ -> new TreeMap<>());
        for (var point : series.points()) {
            var number = point.number();
            if (number == null) {
                throw Answer.malformed(
                        "node %s has a capacity of NaN at %s".formatted(node.name(), point.time()));
            }
            offers.compute(
                    point.time(),
                    (_, before) -> (before == null ? Offer.NONE : before).with(quantity, number));
        }
    }

    void addId(String cluster, Series series) {
        var id = ProviderId.resource(series.label("provider_id"));
        if (!id.isEmpty()) {
            ids.computeIfAbsent(new Node(cluster, series.label("node")), _ -> new TreeSet<>())
                    .add(id);
        }
    }

    /** Turns the points of a window into spans: a day of all points fits in no memory. */
    void endWindow(Window window, Duration step) {
        for (var node : points.entrySet()) {
            var id = id(node.getKey(), window);
            for (var point : node.getValue().entrySet()) {
                if (!point.getValue().isWhole()) {
                    findings.reject(
                            null,
                            "node-incomplete",
                            "node %s has CPU without memory, or memory without CPU, at %s"
                                    .formatted(node.getKey().name(), point.getKey()));
                    break;
                }
                add(
                        new Run(
                                node.getKey(),
                                id,
                                point.getValue(),
                                point.getKey(),
                                point.getKey().plus(step)));
            }
        }
        points.clear();
        ids.clear();
    }

    private String id(Node node, Window window) {
        var all = ids.getOrDefault(node, new TreeSet<>());
        if (all.size() > 1) {
            findings.warn(
                    null,
                    "node-ids-differ",
                    "node %s is %s in %s; its cost joins by none of them"
                            .formatted(node.name(), String.join(" and ", all), window));
        }
        return all.size() == 1 ? all.first() : "";
    }

    private void add(Run run) {
        var at = lasts.get(run.node());
        var before = at == null ? null : runs.get(at);
        if (at != null && before != null && run.continues(before)) {
            runs.set(
                    at,
                    new Run(before.node(), before.id(), before.offer(), before.start(), run.end()));
        } else {
            lasts.put(run.node(), runs.size());
            runs.add(run);
        }
    }

    void write(ReadingTables tables) {
        for (var run : runs) {
            tables.add(
                    "",
                    0,
                    new NodeLine(
                            run.start(),
                            run.end(),
                            run.node().cluster(),
                            run.node().name(),
                            run.id(),
                            Exact.quotient(run.offer().cores(), BigDecimal.ONE),
                            Exact.quotient(run.offer().bytes(), BYTES_PER_GIB),
                            Exact.quotient(run.offer().gpus(), BigDecimal.ONE),
                            "{}"));
        }
    }
}
