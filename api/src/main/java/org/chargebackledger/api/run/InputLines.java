package org.chargebackledger.api.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.CorrectedCharges;
import org.chargebackledger.ledger.run.Counted;
import org.chargebackledger.ledger.run.FrozenShares;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunInputs.PinnedRun;
import org.chargebackledger.ledger.run.RunInputs.PinnedUsage;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.ledger.usage.DatedLabels;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.Runs;
import org.chargebackledger.projections.run.ShareReader;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the lines behind pinned inputs: the same ones whenever it is asked. */
@Component
public class InputLines {

    private final SnapshotReader reader;
    private final Registers registers;
    private final Policies policies;
    private final Runs runs;
    private final ShareReader shares;

    InputLines(
            SnapshotReader reader,
            Registers registers,
            Policies policies,
            Runs runs,
            ShareReader shares) {
        this.runs = runs;
        this.shares = shares;
        this.reader = reader;
        this.registers = registers;
        this.policies = policies;
    }

    /** All inputs of a run. */
    public AllocationInputs of(RunInputs inputs) {
        return of(inputs, policy(inputs));
    }

    /** All inputs of a run but its policy, which is given: it may be nowhere else. */
    public AllocationInputs of(RunInputs inputs, AllocationPolicyDocument policy) {
        var earlier = earlier(inputs);
        return lines(inputs, policy).correcting(earlier);
    }

    /** All inputs of a run, but of earlier runs only that there are any. */
    private AllocationInputs lines(RunInputs inputs, AllocationPolicyDocument policy) {
        var costs = new ArrayList<CostLines>();
        inputs.snapshots().forEach(snapshot -> reader.costLines(snapshot.id(), costs::add));
        return with(inputs, policy, costs, pin -> true);
    }

    /** Read one after the other and before the run's own lines, to hold one month at a time. */
    private List<FrozenShares> earlier(RunInputs inputs) {
        if (inputs.earlierRuns().isEmpty()) {
            return List.of();
        }
        var corrected = new CorrectedCharges(inputs.period());
        inputs.snapshots().forEach(snapshot -> reader.costLines(snapshot.id(), corrected::add));
        return inputs.earlierRuns().stream().map(run -> frozen(run, corrected)).toList();
    }

    private FrozenShares frozen(PinnedRun pinned, CorrectedCharges corrected) {
        var inputs = runs.find(pinned.runId()).orElseThrow().inputs();
        var recorded = new ArrayList<Share>();
        shares.shares(pinned.runId(), recorded::addAll);
        if (!LineDigest.of(recorded).equals(pinned.digest())) {
            throw new IllegalStateException("shares of " + pinned.runId() + " are not as pinned");
        }
        return FrozenShares.of(lines(inputs, policy(inputs)), recorded, corrected);
    }

    /**
     * Policy, register, labels, nodes and corrected months: enough to say where a line goes. Where
     * readings of one day may stand in for another's, those of the cluster too.
     */
    public AllocationInputs forAttribution(RunInputs inputs) {
        var policy = policy(inputs);
        return with(
                inputs,
                policy,
                List.of(),
                pin ->
                        switch (pin.kind()) {
                            case NODE, NAMESPACE_LABELS, WORKLOAD_LABELS -> true;
                            case USAGE -> policy.nodeSplit().gaps().of(pin.subject()).fills();
                            case METRIC, ESTIMATE -> false;
                        });
    }

    /** The same with all readings of clusters, whatever fills their gaps. */
    public AllocationInputs withReadings(RunInputs inputs) {
        return with(
                inputs,
                policy(inputs),
                List.of(),
                pin ->
                        switch (pin.kind()) {
                            case NODE, NAMESPACE_LABELS, WORKLOAD_LABELS, USAGE -> true;
                            case METRIC, ESTIMATE -> false;
                        });
    }

    private AllocationInputs with(
            RunInputs inputs,
            AllocationPolicyDocument policy,
            List<CostLines> costs,
            Predicate<PinnedUsage> which) {
        var readings = new Readings();
        byImport(inputs, which)
                .forEach((importId, pins) ->
                        reader.usageLines(
                                importId, block -> pins.forEach(pin -> readings.add(pin, block))));
        return new AllocationInputs(
                inputs.period(),
                List.copyOf(costs),
                readings.usage,
                readings.nodes,
                readings.metrics,
                readings.labels,
                readings.workloadLabels,
                registers.asOf(inputs.book(), inputs.registerVersion()),
                policy,
                inputs.earlierRuns().stream()
                        .map(run -> FrozenShares.unread(run.period()))
                        .toList(),
                inputs.postingTerms().rateTable());
    }

    private AllocationPolicyDocument policy(RunInputs inputs) {
        var version =
                policies.version(inputs.book(), inputs.policyName(), inputs.policyVersion())
                        .orElseThrow();
        return AllocationPolicyDocument.parse(version.text());
    }

    private static Map<String, List<PinnedUsage>> byImport(
            RunInputs inputs, Predicate<PinnedUsage> which) {
        return inputs.usage().stream()
                .filter(which)
                .collect(
                        Collectors.groupingBy(
                                PinnedUsage::importId, TreeMap::new, Collectors.toList()));
    }

    /** The readings that count, by kind. */
    private static final class Readings {

        private final List<Counted<UsageLine>> usage = new ArrayList<>();
        private final List<Counted<NodeLine>> nodes = new ArrayList<>();
        private final List<Counted<MetricLine>> metrics = new ArrayList<>();
        private final List<NamespaceLabels> labels = new ArrayList<>();
        private final List<WorkloadLabels> workloadLabels = new ArrayList<>();

        void add(PinnedUsage pin, UsageLines block) {
            if (block.kind() != pin.kind()) {
                return;
            }
            switch (block) {
                case UsageLines.Usages(var lines) ->
                        usage.add(counted(pin, lines, UsageLine::cluster));
                case UsageLines.Nodes(var lines) ->
                        nodes.add(counted(pin, lines, NodeLine::cluster));
                case UsageLines.Metrics(var lines) ->
                        metrics.add(
                                counted(pin, lines, line -> line.metric() + "@" + line.cluster()));
                case UsageLines.Labels(var lines) ->
                        counting(pin, lines)
                                .map(line -> line.within(pin.firstDay(), pin.endDay()))
                                .forEach(labels::add);
                case UsageLines.Workloads(var lines) ->
                        counting(pin, lines)
                                .map(line -> line.within(pin.firstDay(), pin.endDay()))
                                .forEach(workloadLabels::add);
                case UsageLines.Estimates _ ->
                        throw new IllegalStateException("an estimate is no input: " + pin);
            }
        }

        private static <T> Counted<T> counted(
                PinnedUsage pin, List<T> lines, Function<T, String> subject) {
            return new Counted<>(
                    pin.firstDay(),
                    pin.endDay(),
                    lines.stream()
                            .filter(line -> subject.apply(line).equals(pin.subject()))
                            .toList());
        }

        /** Labels count only on the days their delivery speaks for. */
        private static <L extends DatedLabels> Stream<L> counting(PinnedUsage pin, List<L> lines) {
            return lines.stream()
                    .filter(line -> line.cluster().equals(pin.subject()))
                    .filter(line -> line.holdsWithin(pin.firstDay(), pin.endDay()));
        }
    }
}
