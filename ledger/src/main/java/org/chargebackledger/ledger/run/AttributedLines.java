package org.chargebackledger.ledger.run;

import java.util.Set;

/** A month after its lines are attributed: all cost is in its place but what is to be divided. */
record AttributedLines(
        AllocationInputs inputs,
        WorkingPapers papers,
        Attribution attribution,
        Placements placements,
        NodeCosts nodeCosts,
        Followers followers) {

    /**
     * Attributes a month.
     *
     * @param shares take in what comes to rest
     */
    static AttributedLines of(AllocationInputs inputs, Shares shares) {
        var join = new NodeJoin(inputs.nodes());
        var lines = LineGroups.of(inputs, join, shares.arePriced());
        return of(inputs, join, lines, Trails.askedBy(lines), shares);
    }

    /** The same, with a trail of certain charges and no others. */
    static AttributedLines following(AllocationInputs inputs, Set<Trails.Key> charges) {
        var join = new NodeJoin(inputs.nodes());
        var lines = LineGroups.of(inputs, join, charges);
        return of(inputs, join, lines, Trails.of(charges), (_, _, _) -> {});
    }

    private static AttributedLines of(
            AllocationInputs inputs,
            NodeJoin join,
            LineGroups lines,
            Trails trails,
            Shares shares) {
        var policy = inputs.policy();
        var papers = WorkingPapers.blank(policy.costBasis(), inputs.rates(), shares);
        var attribution = new Attribution(inputs, new LabelHistory(inputs), join);
        var placements =
                new Placements(papers, attribution, policy.unattributed(), policy.keepOnKeys());
        var nodeCosts = new NodeCosts(inputs, attribution, join, placements, papers);
        var followers =
                new Followers(trails, policy.defaults(), attribution.earlier(), papers.savings());
        new LineAttribution(lines, attribution, placements, nodeCosts, followers, papers)
                .attributeAll();
        return new AttributedLines(inputs, papers, attribution, placements, nodeCosts, followers);
    }

    /** How pools are split by a direct cost. */
    PoolSplits poolSplits(DirectCost directCost) {
        var metrics = new MetricTotals(inputs, attribution, papers.findings());
        return new PoolSplits(new PoolBasis(inputs, attribution, directCost, metrics));
    }
}
