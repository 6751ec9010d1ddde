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
    private final WorkingPapers papers;

    private Allocation(AllocationInputs inputs) {
        this.inputs = inputs;
        this.papers = WorkingPapers.blank(inputs.policy().costBasis());
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

    /** The same, and which rules matter to the month. */
    static Trial trial(AllocationInputs inputs) {
        PolicyLint.refuseErrors(inputs.policy(), inputs.register());
        var allocation = new Allocation(inputs);
        return new Trial(allocation.run(), allocation.papers.use());
    }

    /** What an allocation computed, and which rules had a part in it. */
    record Trial(AllocationResult result, RuleUse use) {}

    private AllocationResult run() {
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
        new PoolDistribution(papers.pools(), basis, papers.shares(), inputs.policy().keepOnKeys())
                .distribute(inputs.policy());
        return result();
    }

    private AllocationResult result() {
        var all = papers.shares().all();
        for (var share : all) {
            if (share.intoPool().isEmpty()) {
                papers.clearing().allocated(share.account(), share.amount());
                reportUnattributed(share);
            }
        }
        return new AllocationResult(
                papers.clearing().outcomes(papers.findings()), all, papers.findings().all());
    }

    private void reportUnattributed(Share share) {
        if (share.key().kind() == PostingKey.Kind.UNATTRIBUTED) {
            papers.findings()
                    .add(
                            "unattributed",
                            share.account().toString(),
                            share.origin(),
                            share.amount());
        }
    }
}
