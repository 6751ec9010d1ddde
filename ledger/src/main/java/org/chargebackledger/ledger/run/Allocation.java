package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.policy.document.PolicyLint;

import java.util.List;

/**
 * Allocates one month: a pure function of its inputs, exact to 10⁻²⁴, the same in any order of
 * lines. It covers the steps up to the exact shares; {@link PostedAmounts} rounds them.
 */
public final class Allocation {

    /** Raised by every change that could move a cent. */
    public static final int ALGORITHM_VERSION = 1;

    private final AllocationInputs inputs;
    private final WorkingPapers papers;

    private Allocation(AllocationInputs inputs, Shares shares) {
        PolicyLint.refuseErrors(inputs.policy(), inputs.register());
        this.inputs = inputs;
        this.papers = WorkingPapers.blank(inputs.policy().costBasis(), shares);
    }

    /**
     * Computes the shares of a month.
     *
     * @throws org.chargebackledger.ledger.audit.Refusal if the policy cannot be applied
     */
    public static AllocationResult of(AllocationInputs inputs) {
        return trial(inputs).result();
    }

    /** The same, and which rules matter to the month. */
    static Trial trial(AllocationInputs inputs) {
        var shares = new ShareBook();
        var allocation = new Allocation(inputs, shares);
        allocation.run();
        return new Trial(
                new AllocationResult(allocation.outcomes(), shares.all(), allocation.findings()),
                allocation.papers.use());
    }

    /**
     * What a month comes to, to the cent the same as {@link PostedAmounts} of its shares, without
     * keeping these: the most of the work where only the amounts are asked for.
     *
     * @throws org.chargebackledger.ledger.audit.Refusal if the policy cannot be applied
     */
    public static AllocatedAmounts amounts(AllocationInputs inputs) {
        var sums = new KeySums();
        var allocation = new Allocation(inputs, sums);
        allocation.run();
        return new AllocatedAmounts(
                PostedAmounts.of(allocation.outcomes(), sums), allocation.findings());
    }

    /** What an allocation computed, and which rules had a part in it. */
    record Trial(AllocationResult result, RuleUse use) {}

    private void run() {
        var join = new NodeJoin(inputs.nodes());
        var attribution = new Attribution(inputs, new LabelHistory(inputs.labels()), join);
        var placements =
                new Placements(
                        papers,
                        attribution,
                        inputs.policy().unattributed(),
                        inputs.policy().keepOnKeys());
        var nodeCosts =
                new NodeCosts(
                        inputs, attribution, join, placements, papers.findings(), papers.use());

        var lines = LineGroups.of(inputs, join);
        var followers = new Followers(lines, inputs.policy().defaults());
        new LineAttribution(lines, attribution, placements, nodeCosts, followers, papers)
                .attributeAll();
        nodeCosts.settle();
        followers.settle(nodeCosts, placements);

        var metrics = new MetricTotals(inputs, attribution, papers.findings());
        var basis = new PoolBasis(inputs, attribution, papers.directCost(), metrics);
        new PoolDistribution(papers, basis, inputs.policy().keepOnKeys())
                .distribute(inputs.policy());
    }

    private List<AccountOutcome> outcomes() {
        return papers.clearing().outcomes(papers.findings());
    }

    /** To be asked last: the outcomes add to them. */
    private List<RunFinding> findings() {
        return papers.findings().all();
    }
}
