package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What {@link Allocation} computes on. The order of blocks, and of lines within them, makes no
 * difference.
 *
 * @param costs lines of the period's current snapshots, whatever days they charge
 * @param usage readings of all days that lines charge, likewise nodes
 * @param metrics of which the period's own days count
 * @param labels of namespaces, by the days on which they held
 * @param workloadLabels likewise of workloads: they complete what readings carry themselves
 * @param earlier what is posted for the months that these bills correct; corrections of a month
 *     that is not among them are treated as if they charged this one
 * @param rates by which costs of several currencies are weighed against each other; null where the
 *     book fixes none
 */
public record AllocationInputs(
        Period period,
        List<CostLines> costs,
        List<Counted<UsageLine>> usage,
        List<Counted<NodeLine>> nodes,
        List<Counted<MetricLine>> metrics,
        List<NamespaceLabels> labels,
        List<WorkloadLabels> workloadLabels,
        Register register,
        AllocationPolicyDocument policy,
        List<FrozenShares> earlier,
        @Nullable RateTable rates) {

    /** The inputs of a month that corrects no earlier one, and knows no labels of workloads. */
    public AllocationInputs(
            Period period,
            List<CostLines> costs,
            List<Counted<UsageLine>> usage,
            List<Counted<NodeLine>> nodes,
            List<Counted<MetricLine>> metrics,
            List<NamespaceLabels> labels,
            Register register,
            AllocationPolicyDocument policy) {
        this(
                period, costs, usage, nodes, metrics, labels, List.of(), register, policy,
                List.of(), null);
    }

    /** The inputs of a month of a book that fixes no rates. */
    public AllocationInputs(
            Period period,
            List<CostLines> costs,
            List<Counted<UsageLine>> usage,
            List<Counted<NodeLine>> nodes,
            List<Counted<MetricLine>> metrics,
            List<NamespaceLabels> labels,
            List<WorkloadLabels> workloadLabels,
            Register register,
            AllocationPolicyDocument policy,
            List<FrozenShares> earlier) {
        this(
                period,
                costs,
                usage,
                nodes,
                metrics,
                labels,
                workloadLabels,
                register,
                policy,
                earlier,
                null);
    }

    /** The same with what is known of workloads. */
    public AllocationInputs knowing(List<WorkloadLabels> ofWorkloads) {
        return new AllocationInputs(
                period,
                costs,
                usage,
                nodes,
                metrics,
                labels,
                ofWorkloads,
                register,
                policy,
                earlier,
                rates);
    }

    /** The same with what is posted for months that these bills correct. */
    public AllocationInputs correcting(List<FrozenShares> months) {
        return new AllocationInputs(
                period,
                costs,
                usage,
                nodes,
                metrics,
                labels,
                workloadLabels,
                register,
                policy,
                months,
                rates);
    }

    /** The same in a book that fixes rates. */
    public AllocationInputs at(@Nullable RateTable table) {
        return new AllocationInputs(
                period,
                costs,
                usage,
                nodes,
                metrics,
                labels,
                workloadLabels,
                register,
                policy,
                earlier,
                table);
    }
}
