package org.chargebackledger.ledger.trial;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.Basis;
import org.chargebackledger.ledger.policy.document.NamedCostCenters;
import org.chargebackledger.ledger.policy.document.Question;
import org.chargebackledger.ledger.policy.document.Target;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Readings for the clusters, namespaces and metrics that a policy names. */
final class DerivedReadings {

    static final String CLUSTER = "cluster";
    static final String LABELLED = "labelled";
    static final String WORKLOAD = "workload";
    static final List<String> NODES = List.of("node-1", "node-2");

    /** Of each a month has so many at most: another month has others. */
    private static final int CLUSTERS_MAX = 3;

    private static final int NAMESPACES_MAX = 12;

    private static final Exact CORES = Exact.of(8);
    private static final Exact RAM = Exact.of(32);

    private final AllocationPolicyDocument policy;
    private final HashDraws draws;
    private final SortedSet<String> clusters = new TreeSet<>(List.of(CLUSTER));
    private final SortedSet<String> namespaces = new TreeSet<>(List.of(LABELLED, "other"));
    private final Map<String, Object> labels = new TreeMap<>();

    DerivedReadings(AllocationPolicyDocument policy, HashDraws draws) {
        this.policy = policy;
        this.draws = draws;
        var names = List.copyOf(NamedCostCenters.of(policy));
        policy.attribution().forEach(rule -> take(rule, names));
        policy.namespaces().forEach(rule -> take(rule, names));
        keepSome(clusters, CLUSTERS_MAX, CLUSTER);
        keepSome(namespaces, NAMESPACES_MAX, LABELLED);
    }

    private void keepSome(SortedSet<String> all, int most, String always) {
        if (all.size() > most) {
            all.retainAll(draws.shuffled(List.copyOf(all)).subList(0, most));
            all.add(always);
        }
    }

    private void take(AttributionRule rule, List<String> names) {
        if (rule.to() instanceof Target.NodeCost(var cluster, var _) && cluster != null) {
            clusters.add(cluster);
        }
        if (rule.to() instanceof Target.Lookup(var by)) {
            answer(by, draws.oneOf(names));
        }
        for (var condition : rule.match().conditions()) {
            for (var question : condition.questions()) {
                answer(question, draws.oneOf(condition.patterns()).text().replace("*", "x"));
            }
        }
    }

    private void answer(Question question, String value) {
        switch (question) {
            case Question.Column(var column) -> {
                if (column == TextColumn.CLUSTER && !value.isEmpty()) {
                    clusters.add(value);
                } else if (column == TextColumn.NAMESPACE && !value.isEmpty()) {
                    namespaces.add(value);
                }
            }
            case Question.NamespaceLabel(var key) -> labels.put(key, value);
            case Question.Label(var key) -> labels.put(key, value);
            case Question.Tag _ -> {}
        }
    }

    List<NodeLine> nodes() {
        var nodes = new ArrayList<NodeLine>();
        for (var cluster : clusters) {
            for (var node : NODES) {
                nodes.add(
                        new NodeLine(
                                start(), end(), cluster, node, node, CORES, RAM, Exact.ZERO, "{}"));
            }
        }
        return List.copyOf(nodes);
    }

    List<UsageLine> usage() {
        var usage = new ArrayList<UsageLine>();
        for (var cluster : clusters) {
            for (var node : NODES) {
                for (var namespace : namespaces) {
                    usage.add(usage(cluster, node, namespace));
                }
            }
        }
        return List.copyOf(usage);
    }

    private UsageLine usage(String cluster, String node, String namespace) {
        return new UsageLine(
                start(),
                end(),
                cluster,
                node,
                namespace,
                WORKLOAD,
                hours(),
                hours(),
                hours(),
                hours(),
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                CanonicalJson.text(labels));
    }

    private Exact hours() {
        return Exact.of(draws.below(1_500));
    }

    List<NamespaceLabels> labels() {
        return clusters.stream()
                .map(cluster ->
                        new NamespaceLabels(
                                LocalDate.EPOCH,
                                null,
                                cluster,
                                LABELLED,
                                CanonicalJson.text(labels)))
                .toList();
    }

    List<WorkloadLabels> workloadLabels() {
        return List.of(
                new WorkloadLabels(
                        LocalDate.EPOCH,
                        null,
                        CLUSTER,
                        LABELLED,
                        WORKLOAD,
                        CanonicalJson.text(labels)));
    }

    /** Of the namespaces, and of every cost center that the policy names. */
    List<MetricLine> metrics() {
        var metrics = new ArrayList<MetricLine>();
        for (var name : metricNames()) {
            for (var namespace : namespaces) {
                metrics.add(metric(name, CLUSTER, namespace, ""));
            }
            for (var code : NamedCostCenters.of(policy)) {
                metrics.add(metric(name, "", "", code));
            }
        }
        return List.copyOf(metrics);
    }

    private MetricLine metric(String name, String cluster, String namespace, String costCenter) {
        return new MetricLine(
                start(), end(), name, cluster, namespace, costCenter, draws.decimal(), "units");
    }

    private SortedSet<String> metricNames() {
        var names = new TreeSet<String>();
        for (var pool : policy.pools()) {
            addMetric(pool.basis(), names);
        }
        return names;
    }

    private static void addMetric(Basis basis, SortedSet<String> names) {
        switch (basis) {
            case Basis.Metric(var name) -> names.add(name);
            case Basis.TieredMetric(var name, var _) -> names.add(name);
            case Basis.Fixed(var _, var remainder) -> addMetric(remainder, names);
            case Basis.Proportional _,
                    Basis.Even _,
                    Basis.EvenAmongActive _,
                    Basis.Weighted _,
                    Basis.Direct _ -> {}
        }
    }

    private static Instant start() {
        return DerivedMonth.PERIOD.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end() {
        return DerivedMonth.PERIOD.next().firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
