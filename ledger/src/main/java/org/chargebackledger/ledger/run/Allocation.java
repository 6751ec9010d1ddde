package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.policy.document.PolicyLint;

import java.util.List;

/**
 * Allocates one month: a pure function of its inputs, exact to 10⁻²⁴, the same in any order of
 * lines. It covers the steps up to the exact shares; {@link PostedAmounts} rounds them.
 */
public final class Allocation {

    /** Raised by every change that could move a cent. */
    public static final int ALGORITHM_VERSION = 2;

    private final AllocationInputs inputs;
    private final AttributedLines lines;
    private final WorkingPapers papers;

    private Allocation(AllocationInputs inputs, Shares shares) {
        PolicyLint.refuseErrors(inputs.policy(), inputs.register());
        this.inputs = inputs;
        this.lines = AttributedLines.of(inputs, shares);
        this.papers = lines.papers();
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
                new AllocationResult(
                        allocation.outcomes(),
                        shares.all(),
                        allocation.findings(),
                        allocation.papers.savings().all()),
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
        lines.nodeCosts().settle();
        lines.followers().settle(lines.nodeCosts(), lines.placements());
        var splits = lines.poolSplits(papers.directCost());
        new PoolDistribution(
                        papers.pools(),
                        splits,
                        new PoolShares(papers, inputs.policy().keepOnKeys()))
                .distribute(inputs.policy());
        papers.savings().distribute(inputs.policy(), splits.asDecided());
        reportUnposted();
    }

    /** Corrections that no rule decides about, of months of which nothing is posted to follow. */
    private void reportUnposted() {
        var attribution = lines.attribution();
        for (var block : inputs.costs()) {
            CorrectedCharges.correcting(block, inputs.period())
                    .filter(line -> attribution.earlier().of(block.startDay(line)) == null)
                    .filter(line -> attribution.isLeftToDefaults(block, line))
                    .forEach(line ->
                            papers.findings()
                                    .add(
                                            "unposted-month",
                                            block.line(line).sourceAccount().toString(),
                                            "no run is posted whose shares corrections of "
                                                    + CorrectedCharges.month(block, line)
                                                    + " could use",
                                            BasisAmount.of(
                                                    block, line, inputs.policy().costBasis())));
        }
    }

    private List<AccountOutcome> outcomes() {
        return papers.clearing().outcomes(papers.findings());
    }

    /** To be asked last: the outcomes add to them. */
    private List<RunFinding> findings() {
        return papers.findings().all();
    }
}
