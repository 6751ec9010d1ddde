package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

/**
 * How a node's cost is split among the namespaces that asked for it and used it.
 *
 * @param cpuCore value weight of one core
 * @param ramGib value weight of one GiB
 * @param gpu value weight of one GPU; null refuses nodes that have any
 * @param sources which clusters the provider divides instead
 * @param gaps what becomes of hours that nobody read
 */
public record NodeSplitPolicy(
        Exact cpuCore,
        Exact ramGib,
        @Nullable Exact gpu,
        Blend blend,
        IdleTreatment idle,
        SplitSources sources,
        GapRules gaps) {

    /** What holds where a policy says nothing. */
    public static final NodeSplitPolicy DEFAULT =
            new NodeSplitPolicy(
                    Exact.of(9),
                    Exact.of(1),
                    null,
                    new Blend.Ratio(Exact.parse("0.70")),
                    new IdleTreatment.SpreadInCluster(),
                    SplitSources.USAGE,
                    GapRules.UNATTRIBUTED);
}
