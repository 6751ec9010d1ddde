package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.policy.document.PolicyLint;

/**
 * Allocates one month: a pure function of its inputs, exact to 10⁻²⁴, the same in any order of
 * lines. It covers the steps up to the exact shares; {@link PostedAmounts} rounds them.
 */
public final class Allocation {

    /** Raised by every change that could move a cent. */
    public static final int ALGORITHM_VERSION = 1;

    private final AllocationInputs inputs;
    private final Findings findings = new Findings();
    private final ShareBook shares = new ShareBook();
    private final Pools pools = new Pools();
    private final DirectCost directCost = new DirectCost();
    private final Clearing clearing;

    private Allocation(AllocationInputs inputs) {
        this.inputs = inputs;
        this.clearing = new Clearing(inputs.policy().costBasis());
    }

    /**
     * Computes the shares of a month.
     *
     * @throws org.chargebackledger.ledger.audit.Refusal if the policy cannot be applied
     */
    public static AllocationResult of(AllocationInputs inputs) {
        PolicyLint.refuseErrors(inputs.policy(), inputs.register());
        return new Allocation(inputs).run();
    }

    private AllocationResult run() {
        var policy = inputs.policy();
        var join = new NodeJoin(inputs.nodes());
        var attribution = new Attribution(inputs, new LabelHistory(inputs.labels()), join);
        var placements =
                new Placements(
                        shares, pools, directCost, attribution::chargeable, policy.unattributed());

        var lines =
                new LineGroups(
                        inputs.costs(),
                        policy.costBasis(),
                        PolicyColumns.grouping(policy, inputs.costs()),
                        new ColumnViews(policy, inputs.costs(), join));
        var nodeCosts = new NodeCosts(inputs, attribution, join, placements, findings);
        var trails = new Trails(lines);
        var followers = new Followers(trails, policy.defaults());
        new LineAttribution(
                        inputs,
                        lines,
                        attribution,
                        placements,
                        nodeCosts,
                        trails,
                        followers,
                        clearing,
                        findings)
                .attributeAll();
        nodeCosts.settle();
        followers.settle(nodeCosts, placements);

        var metrics = new MetricTotals(inputs, attribution, findings);
        var basis = new PoolBasis(inputs, attribution, directCost, metrics);
        new PoolDistribution(pools, basis, shares).distribute(inputs);
        return result();
    }

    private AllocationResult result() {
        var all = shares.all();
        for (var share : all) {
            if (share.intoPool().isEmpty()) {
                clearing.allocated(share.account(), share.amount());
                reportUnattributed(share);
            }
        }
        return new AllocationResult(clearing.outcomes(findings), all, findings.all());
    }

    private void reportUnattributed(Share share) {
        if (share.key().kind() == PostingKey.Kind.UNATTRIBUTED) {
            findings.add(
                    "unattributed", share.account().toString(), share.origin(), share.amount());
        }
    }
}
