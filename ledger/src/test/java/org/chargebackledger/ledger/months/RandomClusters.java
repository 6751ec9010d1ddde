package org.chargebackledger.ledger.months;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One or two clusters over a month: nodes come and go, readings have gaps, some over-commit. */
final class RandomClusters {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final int HOURS = 31 * 24;

    private final Random random;
    private final List<String> names;
    private final List<NodeLine> nodes = new ArrayList<>();
    private final List<UsageLine> usage = new ArrayList<>();

    RandomClusters(Random random) {
        this.random = random;
        this.names = random.nextBoolean() ? List.of("east") : List.of("east", "west");
        for (var cluster : names) {
            var count = 1 + random.nextInt(3);
            for (var i = 0; i < count; i++) {
                addNode(cluster, "n" + i);
            }
        }
    }

    List<String> names() {
        return names;
    }

    List<NodeLine> nodes() {
        return List.copyOf(nodes);
    }

    List<UsageLine> usage() {
        return List.copyOf(usage);
    }

    List<String> resources() {
        return nodes.stream().map(NodeLine::resourceId).toList();
    }

    List<NamespaceLabels> labels() {
        var labels = new ArrayList<NamespaceLabels>();
        var moved = LocalDate.of(2026, 10, 16);
        for (var cluster : names) {
            for (var team : RandomMonth.TEAMS) {
                labels.add(labels(cluster, team, LocalDate.of(2026, 1, 1), team));
            }
        }
        labels.removeLast();
        labels.add(labels(names.getLast(), "delta", moved, "alpha"));
        return labels;
    }

    private static NamespaceLabels labels(
            String cluster, String namespace, LocalDate from, String team) {
        return new NamespaceLabels(from, null, cluster, namespace, "{\"team\":\"" + team + "\"}");
    }

    List<MetricLine> metrics() {
        var metrics = new ArrayList<MetricLine>();
        for (var cluster : names) {
            for (var team : RandomMonth.TEAMS) {
                if (random.nextInt(3) > 0) {
                    metrics.add(
                            new MetricLine(
                                    START,
                                    START.plusSeconds(3600L * HOURS),
                                    "requests",
                                    cluster,
                                    team,
                                    "",
                                    Exact.of(random.nextInt(100_000)),
                                    "requests"));
                }
            }
        }
        return metrics;
    }

    private void addNode(String cluster, String name) {
        var from = random.nextInt(3) == 0 ? random.nextInt(HOURS - 48) : 0;
        var to = random.nextInt(3) == 0 ? from + 1 + random.nextInt(HOURS - from) : HOURS;
        var cores = Exact.of(1 + random.nextInt(8));
        var ram = RandomMonth.decimal(random, 2, 2).plus(Exact.of(1));
        nodes.add(
                new NodeLine(
                        at(from),
                        at(to),
                        cluster,
                        name,
                        "i-" + cluster + "-" + name,
                        cores,
                        ram,
                        random.nextInt(6) == 0 ? Exact.of(1) : Exact.ZERO,
                        "{}"));
        if (random.nextInt(6) > 0) {
            for (var namespace : List.of("alpha", "beta", "gamma", "delta", "kube-system", "odd")) {
                if (random.nextInt(3) > 0) {
                    addReadings(cluster, name, namespace, from, to);
                }
            }
        }
    }

    private void addReadings(String cluster, String node, String namespace, int from, int to) {
        for (var hour = from; hour < to; ) {
            var length = Math.min(to - hour, 1 + random.nextInt(200));
            if (random.nextInt(5) > 0) {
                usage.add(
                        new UsageLine(
                                at(hour),
                                at(hour + length),
                                cluster,
                                node,
                                namespace,
                                "",
                                hours(length, 2),
                                hours(length, 3),
                                hours(length, 16),
                                hours(length, 20),
                                Exact.ZERO,
                                random.nextInt(4) == 0 ? hours(length, 1) : Exact.ZERO,
                                Exact.ZERO,
                                Exact.ZERO,
                                "{}"));
            }
            hour += length;
        }
    }

    private Exact hours(int length, int perHour) {
        return Exact.parse(
                random.nextInt(length * perHour * 100 + 1) / 100 + "." + random.nextInt(1000));
    }

    private static Instant at(int hour) {
        return START.plusSeconds(3600L * hour);
    }
}
