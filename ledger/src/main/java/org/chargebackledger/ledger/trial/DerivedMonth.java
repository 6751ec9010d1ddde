package org.chargebackledger.ledger.trial;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.NamedCostCenters;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.Counted;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;

import java.util.List;

/**
 * A month made from a policy: lines that its rules match, and some that none does, with the
 * readings that its clusters, namespaces and metrics need.
 */
record DerivedMonth(
        AllocationPolicyDocument policy,
        List<CostLine> lines,
        List<UsageLine> usage,
        List<NodeLine> nodes,
        List<MetricLine> metrics,
        List<NamespaceLabels> labels,
        List<WorkloadLabels> workloadLabels,
        HashDraws draws) {

    static final Period PERIOD = Period.parse("2026-01");

    /**
     * Makes a month.
     *
     * @param scale by which costs are larger than usual, so that stated amounts fit into pools
     */
    static DerivedMonth of(AllocationPolicyDocument policy, int seed, int scale) {
        var draws = new HashDraws(policy.hash() + ":" + seed);
        var readings = new DerivedReadings(policy, draws);
        var lines = new DerivedLines(policy, draws, scale).all();
        return new DerivedMonth(
                policy,
                lines,
                readings.usage(),
                readings.nodes(),
                readings.metrics(),
                readings.labels(),
                readings.workloadLabels(),
                draws);
    }

    AllocationInputs inputs() {
        return inputs(List.of(CostLines.of(lines)), usage);
    }

    /** The same month with its lines and readings in another order and in other blocks. */
    AllocationInputs shuffled() {
        var others = draws.shuffled(lines);
        var cut = 1 + draws.below(others.size() - 1);
        return inputs(
                List.of(
                        CostLines.of(others.subList(cut, others.size())),
                        CostLines.of(others.subList(0, cut))),
                draws.shuffled(usage));
    }

    private AllocationInputs inputs(List<CostLines> blocks, List<UsageLine> readings) {
        return new AllocationInputs(
                        PERIOD,
                        blocks,
                        List.of(Counted.whole(readings)),
                        List.of(Counted.whole(nodes)),
                        List.of(Counted.whole(metrics)),
                        labels,
                        new Register(
                                1,
                                NamedCostCenters.of(policy).stream()
                                        .map(ExampleTrial::costCenter)
                                        .toList()),
                        policy)
                .knowing(workloadLabels);
    }
}
