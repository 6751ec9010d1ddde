package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.Fraction;
import org.chargebackledger.ledger.months.RandomMonth;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.Basis;
import org.chargebackledger.ledger.policy.document.Blend;
import org.chargebackledger.ledger.policy.document.CostBasis;
import org.chargebackledger.ledger.policy.document.GapRule;
import org.chargebackledger.ledger.policy.document.IdleTreatment;
import org.chargebackledger.ledger.policy.document.Pool;
import org.chargebackledger.ledger.policy.document.Receiver;
import org.chargebackledger.ledger.policy.document.Scope;
import org.chargebackledger.ledger.policy.document.Tier;
import org.chargebackledger.ledger.usage.NodeLine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The allocation written a second time, naively and in exact fractions: line by line, day by day,
 * hour by hour. It trusts {@link Attribution} for where things go and nothing else; months whose
 * taxes and credits follow other cost are beyond it.
 */
final class ExactReference {

    record Key(SourceAccount account, String costCenter, PostingKey key) {}

    private record Direct(SourceAccount account, String cluster, String costCenter, Kind kind) {}

    private record Part(
            SourceAccount account, String category, String service, Kind kind, String cluster) {}

    private final RandomMonth month;
    private final AllocationPolicyDocument policy;
    private final Attribution attribution;
    private final Map<List<Object>, Long> readHours = new HashMap<>();
    private final Map<Key, Fraction> result = new HashMap<>();
    private final Map<Direct, Fraction> direct = new HashMap<>();
    private final Map<String, Map<Part, Fraction>> pools = new HashMap<>();

    private ExactReference(RandomMonth month) {
        this.month = month;
        this.policy = month.inputs().policy();
        this.attribution = new Attribution(month.inputs());
    }

    static Map<Key, Fraction> of(RandomMonth month) {
        var reference = new ExactReference(month);
        month.costs().forEach(reference::line);
        if (reference.policy.nodeSplit().idle() instanceof IdleTreatment.SpreadInCluster) {
            reference.spreadIdle();
        }
        reference.policy.pools().forEach(reference::distribute);
        return reference.result;
    }

    private void line(CostLine line) {
        var costs = line.costs();
        var amount =
                Fraction.of(
                        policy.costBasis() == CostBasis.EFFECTIVE
                                ? costs.effective()
                                : costs.billed());
        var days = line.endDay().toEpochDay() - line.startDay().toEpochDay();
        var block = CostLines.of(List.of(line));
        for (var day = line.startDay(); day.isBefore(line.endDay()); day = day.plusDays(1)) {
            var part = amount.over(Fraction.of(days));
            switch (attribution.ofLine(block, 0, day).destination()) {
                case Destination.ToCostCenter(var _, var code) ->
                        toCostCenter(
                                line,
                                line.service(),
                                code,
                                Kind.DIRECT,
                                line.cluster(),
                                line.namespace(),
                                part);
                case Destination.ToPool(var _, var pool) ->
                        toPool(line, line.service(), pool, Kind.POOL, line.cluster(), part);
                case Destination.Unattributed _ ->
                        toCostCenter(
                                line,
                                line.service(),
                                policy.unattributed(),
                                Kind.UNATTRIBUTED,
                                line.cluster(),
                                "",
                                part);
                case Destination.ToNodeCost(var _, var cluster, var as) ->
                        nodeCost(line, as == null ? line.service() : as, cluster, day, part);
                default -> throw new IllegalStateException("beyond the reference");
            }
        }
    }

    private void nodeCost(
            CostLine line, String service, String cluster, LocalDate day, Fraction amount) {
        var here =
                month.nodes().stream()
                        .filter(n -> n.cluster().equals(cluster) && hours(n, day) > 0)
                        .toList();
        var joined = here.stream().filter(n -> n.resourceId().equals(line.resource())).toList();
        if (here.isEmpty()) {
            lostDay(line, service, cluster, day, amount);
            return;
        }
        var machine = joined.isEmpty() ? here : joined;
        var values = new TreeMap<Resource, Fraction>();
        for (var resource : Resource.values()) {
            var weight = resource.weight(policy.nodeSplit());
            var capacity =
                    sum(machine, n -> capacity(n, resource).times(Fraction.of(hours(n, day))));
            values.put(resource, capacity.times(Fraction.of(weight == null ? Exact.ZERO : weight)));
        }
        var whole = values.values().stream().reduce(Fraction.ZERO, Fraction::plus);
        if (whole.signum() == 0) {
            toCostCenter(
                    line, service, policy.unattributed(), Kind.UNATTRIBUTED, cluster, "", amount);
            return;
        }
        values.forEach((resource, value) ->
                split(
                        line,
                        service,
                        cluster,
                        new Source(day, machine),
                        joined,
                        resource,
                        amount.times(value).over(whole)));
    }

    /** Nodes on a day by whose readings cost is split. */
    private record Source(LocalDate day, List<NodeLine> nodes) {}

    /** No node of the cluster is known of the day: it is split as other days were, if any may. */
    private void lostDay(
            CostLine line, String service, String cluster, LocalDate day, Fraction amount) {
        var joined =
                near(cluster, day).stream()
                        .map(other ->
                                existing(cluster, other).stream()
                                        .filter(n -> n.resourceId().equals(line.resource()))
                                        .toList())
                        .filter(nodes -> !nodes.isEmpty())
                        .findFirst()
                        .orElse(List.of());
        var sources = sources(cluster, day, joined);
        if (sources.isEmpty()) {
            unattributed(line, service, cluster, amount);
        }
        for (var source : sources) {
            var values = new TreeMap<Resource, Fraction>();
            for (var resource : Resource.values()) {
                if (covered(source, resource).signum() > 0) {
                    var weight = resource.weight(policy.nodeSplit());
                    values.put(
                            resource,
                            capacity(source, resource)
                                    .times(Fraction.of(weight == null ? Exact.ZERO : weight)));
                }
            }
            var whole = values.values().stream().reduce(Fraction.ZERO, Fraction::plus);
            var half = amount.over(Fraction.of(sources.size()));
            values.forEach((resource, value) ->
                    readPart(
                            line,
                            service,
                            cluster,
                            day,
                            source,
                            resource,
                            half.times(value).over(whole)));
        }
    }

    /** The days that may stand in for another, those before it first, each side nearest first. */
    private List<LocalDate> near(String cluster, LocalDate day) {
        var gaps = policy.nodeSplit().gaps();
        var days = new ArrayList<LocalDate>();
        for (var away = 1; away <= gaps.daysMax() && gaps.of(cluster).fills(); away++) {
            days.add(day.minusDays(away));
        }
        for (var away = 1;
                away <= gaps.daysMax() && gaps.of(cluster) == GapRule.INTERPOLATE;
                away++) {
            days.add(day.plusDays(away));
        }
        return days;
    }

    private List<NodeLine> existing(String cluster, LocalDate day) {
        return month.nodes().stream()
                .filter(n -> n.cluster().equals(cluster) && hours(n, day) > 0)
                .toList();
    }

    /** What stands in: the machine's own days, else its cluster's; one a side. */
    private List<Source> sources(String cluster, LocalDate day, List<NodeLine> joined) {
        var own = sources(cluster, day, n -> joined.contains(n));
        return own.isEmpty() ? sources(cluster, day, n -> true) : own;
    }

    private List<Source> sources(String cluster, LocalDate day, Predicate<NodeLine> of) {
        var sources =
                near(cluster, day).stream()
                        .map(other ->
                                new Source(
                                        other,
                                        existing(cluster, other).stream().filter(of).toList()))
                        .filter(source -> !source.nodes().isEmpty() && wasRead(source))
                        .toList();
        var before = sources.stream().filter(source -> source.day().isBefore(day)).findFirst();
        var after = sources.stream().filter(source -> source.day().isAfter(day)).findFirst();
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    private boolean wasRead(Source source) {
        var time = source.nodes().stream().mapToLong(n -> hours(n, source.day())).sum();
        var read = source.nodes().stream().mapToLong(n -> readHours(n, source.day())).sum();
        return read >= time - read;
    }

    private Fraction capacity(Source source, Resource resource) {
        return sum(
                source.nodes(),
                n -> capacity(n, resource).times(Fraction.of(hours(n, source.day()))));
    }

    private Fraction covered(Source source, Resource resource) {
        return sum(
                source.nodes(),
                n -> capacity(n, resource).times(Fraction.of(readHours(n, source.day()))));
    }

    private void unattributed(CostLine line, String service, String cluster, Fraction amount) {
        toCostCenter(line, service, policy.unattributed(), Kind.UNATTRIBUTED, cluster, "", amount);
    }

    private void split(
            CostLine line,
            String service,
            String cluster,
            Source own,
            List<NodeLine> joined,
            Resource resource,
            Fraction cost) {
        var whole = capacity(own, resource);
        if (whole.signum() == 0) {
            return;
        }
        var inCovered = cost.times(covered(own, resource)).over(whole);
        var gap = cost.minus(inCovered);
        var others =
                sources(cluster, own.day(), joined).stream()
                        .filter(source -> covered(source, resource).signum() > 0)
                        .toList();
        if (others.isEmpty()) {
            unattributed(line, service, cluster, gap);
        }
        for (var other : others) {
            readPart(
                    line,
                    service,
                    cluster,
                    own.day(),
                    other,
                    resource,
                    gap.over(Fraction.of(others.size())));
        }
        readPart(line, service, cluster, own.day(), own, resource, inCovered);
    }

    /** Splits cost of a day by the readings of a source, which is that day or another. */
    private void readPart(
            CostLine line,
            String service,
            String cluster,
            LocalDate day,
            Source source,
            Resource resource,
            Fraction cost) {
        var covered = covered(source, resource);
        if (covered.signum() == 0) {
            return;
        }
        var effective = new TreeMap<String, Fraction>();
        for (var node : source.nodes()) {
            perNamespace(node, source.day(), resource)
                    .forEach((ns, q) -> effective.merge(ns, q, Fraction::plus));
        }
        var used = effective.values().stream().reduce(Fraction.ZERO, Fraction::plus);
        var base = used.max(covered);
        effective.forEach((namespace, quantity) ->
                toNamespace(
                        line, service, cluster, namespace, day, cost.times(quantity).over(base)));
        idle(line, service, cluster, cost.times(base.minus(used)).over(base));
    }

    private Map<String, Fraction> perNamespace(NodeLine node, LocalDate day, Resource resource) {
        var requested = new TreeMap<String, Fraction>();
        var used = new TreeMap<String, Fraction>();
        for (var reading : month.usage()) {
            if (reading.cluster().equals(node.cluster()) && reading.node().equals(node.node())) {
                var part =
                        Fraction.of(overlap(reading.start(), reading.end(), day))
                                .over(
                                        Fraction.of(
                                                Duration.between(reading.start(), reading.end())
                                                        .toHours()));
                if (part.signum() > 0) {
                    requested.merge(
                            reading.namespace(),
                            Fraction.of(resource.requested(reading)).times(part),
                            Fraction::plus);
                    used.merge(
                            reading.namespace(),
                            Fraction.of(resource.used(reading)).times(part),
                            Fraction::plus);
                }
            }
        }
        var effective = new TreeMap<String, Fraction>();
        requested.forEach((namespace, asked) -> {
            var taken = used.getOrDefault(namespace, Fraction.ZERO);
            effective.put(
                    namespace,
                    switch (policy.nodeSplit().blend()) {
                        case Blend.Ratio(var r) ->
                                Fraction.of(r)
                                        .times(asked)
                                        .plus(Fraction.of(1).minus(Fraction.of(r)).times(taken));
                        case Blend.LargerOfBoth() -> asked.max(taken);
                    });
        });
        return effective;
    }

    private void toNamespace(
            CostLine line,
            String service,
            String cluster,
            String namespace,
            LocalDate day,
            Fraction amount) {
        switch (attribution.ofNamespace(cluster, namespace, "", "{}", day).destination()) {
            case Destination.ToCostCenter(var _, var code) ->
                    toCostCenter(line, service, code, Kind.NODE, cluster, namespace, amount);
            case Destination.ToPool(var _, var pool) ->
                    toPool(line, service, pool, Kind.POOL, cluster, amount);
            default ->
                    toCostCenter(
                            line,
                            service,
                            policy.unattributed(),
                            Kind.UNATTRIBUTED,
                            cluster,
                            "",
                            amount);
        }
    }

    private void idle(CostLine line, String service, String cluster, Fraction amount) {
        switch (policy.nodeSplit().idle()) {
            case IdleTreatment.ToPool(var pool) ->
                    toPool(line, service, pool, Kind.IDLE, cluster, amount);
            case IdleTreatment.SpreadInCluster() ->
                    toPool(line, service, "idle", Kind.IDLE, cluster, amount);
            case IdleTreatment.ToCostCenter(var code) ->
                    add(
                            line.sourceAccount(),
                            code,
                            new PostingKey(
                                    Kind.IDLE, "idle", line.chargeCategory(), service, "", ""),
                            amount);
        }
    }

    private void spreadIdle() {
        pools.getOrDefault("idle", Map.of())
                .forEach((part, amount) -> {
                    var basis =
                            floored((d, c) -> d.kind() == Kind.NODE && c.equals(part.cluster()));
                    share("idle", part, amount, basis, policy.unattributed());
                });
    }

    private void distribute(Pool pool) {
        pools.getOrDefault(pool.id(), Map.of())
                .forEach((part, amount) ->
                        share(pool.id(), part, amount, basis(pool, part), pool.fallback()));
    }

    private Map<String, Fraction> basis(Pool pool, Part part) {
        BiPredicate<Direct, String> within =
                (cost, cluster) ->
                        switch (pool.scope()) {
                            case LEDGER -> true;
                            case CLUSTER -> cluster.equals(part.cluster());
                            case SOURCE_ACCOUNT -> cost.account().equals(part.account());
                        };
        return switch (pool.basis()) {
            case Basis.Proportional(var include, var among) -> {
                var values = floored(within);
                values.keySet()
                        .removeIf(code ->
                                among != null
                                        ? !among.contains(code)
                                        : code.equals(policy.unattributed())
                                                && !include.contains(code));
                yield values;
            }
            case Basis.Even(var receivers) ->
                    equal(receivers.stream().map(Receiver::text).toList());
            case Basis.EvenAmongActive() -> {
                var active = sums(within);
                active.remove(policy.unattributed());
                active.values().removeIf(sum -> sum.signum() == 0);
                yield equal(List.copyOf(active.keySet()));
            }
            case Basis.Weighted(var percentages) -> {
                var values = new TreeMap<String, Fraction>();
                percentages.forEach((to, percent) ->
                        values.merge(charged(to.text()), Fraction.of(percent), Fraction::plus));
                yield values;
            }
            case Basis.Metric(var name) ->
                    metric(
                            name,
                            pool.scope() == Scope.CLUSTER
                                    ? c -> c.equals(part.cluster())
                                    : c -> true);
            case Basis.Direct(var receiver) -> equal(List.of(receiver.text()));
            case Basis.TieredMetric(var name, var tiers) -> {
                var values =
                        metric(
                                name,
                                pool.scope() == Scope.CLUSTER
                                        ? c -> c.equals(part.cluster())
                                        : c -> true);
                values.replaceAll((code, value) -> weight(value, tiers));
                yield values;
            }
            case Basis.Fixed _ -> throw new IllegalStateException("beyond the reference");
        };
    }

    private static Fraction weight(Fraction value, List<Tier> tiers) {
        var weight = Fraction.ZERO;
        var from = Fraction.ZERO;
        for (var tier : tiers) {
            var end = tier.upTo();
            var to =
                    end == null || value.compareTo(Fraction.of(end)) < 0 ? value : Fraction.of(end);
            weight = weight.plus(to.minus(from).max(Fraction.ZERO).times(Fraction.of(tier.rate())));
            from = end == null ? from : Fraction.of(end);
        }
        return weight;
    }

    private Map<String, Fraction> metric(String name, Function<String, Boolean> cluster) {
        var values = new TreeMap<String, Fraction>();
        for (var line : month.metrics()) {
            if (line.metric().equals(name) && cluster.apply(line.cluster())) {
                for (var day = 1; day <= 31; day++) {
                    var to =
                            attribution.ofNamespace(
                                    line.cluster(),
                                    line.namespace(),
                                    "",
                                    "{}",
                                    LocalDate.of(2026, 10, day));
                    if (to.destination() instanceof Destination.ToCostCenter(var _, var code)) {
                        values.merge(
                                code,
                                Fraction.of(line.value()).over(Fraction.of(31)),
                                Fraction::plus);
                    }
                }
            }
        }
        return values;
    }

    private void share(
            String pool, Part part, Fraction amount, Map<String, Fraction> basis, String fallback) {
        var total = basis.values().stream().reduce(Fraction.ZERO, Fraction::plus);
        var shares = total.signum() == 0 ? equal(List.of(fallback)) : basis;
        var sum = total.signum() == 0 ? Fraction.of(1) : total;
        shares.forEach((to, weight) -> {
            var portion = amount.times(weight).over(sum);
            if (to.startsWith("pool:")) {
                pools.computeIfAbsent(to.substring(5), any -> new HashMap<>())
                        .merge(part, portion, Fraction::plus);
            } else {
                add(
                        part.account(),
                        to,
                        new PostingKey(part.kind(), pool, part.category(), part.service(), "", ""),
                        portion);
            }
        });
    }

    private Map<String, Fraction> equal(List<String> receivers) {
        var values = new TreeMap<String, Fraction>();
        receivers.forEach(
                receiver -> values.merge(charged(receiver), Fraction.of(1), Fraction::plus));
        return values;
    }

    private String charged(String receiver) {
        return receiver.startsWith("pool:") ? receiver : attribution.chargeable(receiver);
    }

    private Map<String, Fraction> sums(BiPredicate<Direct, String> within) {
        var sums = new TreeMap<String, Fraction>();
        direct.forEach((cost, amount) -> {
            if (within.test(cost, cost.cluster())) {
                sums.merge(cost.costCenter(), amount, Fraction::plus);
            }
        });
        return sums;
    }

    private Map<String, Fraction> floored(BiPredicate<Direct, String> within) {
        var sums = sums(within);
        sums.replaceAll((code, sum) -> sum.max(Fraction.ZERO));
        return sums;
    }

    private void toCostCenter(
            CostLine line,
            String service,
            String code,
            Kind kind,
            String cluster,
            String namespace,
            Fraction amount) {
        direct.merge(new Direct(line.sourceAccount(), cluster, code, kind), amount, Fraction::plus);
        var unattributed = kind == Kind.UNATTRIBUTED;
        add(
                line.sourceAccount(),
                code,
                new PostingKey(
                        kind,
                        "",
                        line.chargeCategory(),
                        service,
                        unattributed ? "" : cluster,
                        unattributed ? "" : namespace),
                amount);
    }

    private void toPool(
            CostLine line,
            String service,
            String pool,
            Kind kind,
            String cluster,
            Fraction amount) {
        pools.computeIfAbsent(pool, any -> new HashMap<>())
                .merge(
                        new Part(
                                line.sourceAccount(),
                                line.chargeCategory(),
                                service,
                                kind,
                                cluster),
                        amount,
                        Fraction::plus);
    }

    private void add(SourceAccount account, String code, PostingKey key, Fraction amount) {
        result.merge(new Key(account, code, key), amount, Fraction::plus);
    }

    private static Fraction capacity(NodeLine node, Resource resource) {
        return Fraction.of(
                switch (resource) {
                    case CPU -> node.cpuCores();
                    case RAM -> node.ramGib();
                    case GPU -> node.gpuCount();
                });
    }

    private static Fraction sum(List<NodeLine> nodes, Function<NodeLine, Fraction> of) {
        return nodes.stream().map(of).reduce(Fraction.ZERO, Fraction::plus);
    }

    private static long hours(NodeLine node, LocalDate day) {
        return overlap(node.start(), node.end(), day);
    }

    /** Hours of the day in which the node existed and was read; never read at all is idle. */
    private long readHours(NodeLine node, LocalDate day) {
        return readHours.computeIfAbsent(List.of(node, day), any -> countReadHours(node, day));
    }

    private long countReadHours(NodeLine node, LocalDate day) {
        var everRead =
                month.usage().stream()
                        .anyMatch(u ->
                                u.cluster().equals(node.cluster()) && u.node().equals(node.node()));
        var read = 0L;
        for (var hour = 0; hour < 24; hour++) {
            var at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(3600L * hour);
            var exists = !at.isBefore(node.start()) && at.isBefore(node.end());
            if (exists
                    && month.usage().stream()
                            .anyMatch(u ->
                                    u.cluster().equals(node.cluster())
                                            && (!everRead || u.node().equals(node.node()))
                                            && !at.isBefore(u.start())
                                            && at.isBefore(u.end()))) {
                read++;
            }
        }
        return read;
    }

    private static long overlap(Instant start, Instant end, LocalDate day) {
        var from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var first = start.isAfter(from) ? start : from;
        var last = end.isBefore(to) ? end : to;
        return Math.max(0, Duration.between(first, last).toHours());
    }
}
