package org.chargebackledger.ledger.policy.document;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The cost centers whose codes a policy document itself says. */
public final class NamedCostCenters {

    private final SortedSet<String> codes = new TreeSet<>();

    private NamedCostCenters() {}

    public static SortedSet<String> of(AllocationPolicyDocument policy) {
        var named = new NamedCostCenters();
        named.codes.add(policy.unattributed());
        if (policy.nodeSplit().idle() instanceof IdleTreatment.ToCostCenter(var code)) {
            named.codes.add(code);
        }
        named.rules(policy.attribution());
        named.rules(policy.namespaces());
        for (var pool : policy.pools()) {
            named.codes.add(pool.fallback());
            named.basis(pool.basis());
        }
        return named.codes;
    }

    private void rules(List<AttributionRule> rules) {
        for (var rule : rules) {
            if (rule.to() instanceof Target.CostCenter(var code)) {
                codes.add(code);
            }
        }
    }

    private void basis(Basis basis) {
        switch (basis) {
            case Basis.Proportional(var include, var among) -> {
                codes.addAll(include);
                if (among != null) {
                    codes.addAll(among);
                }
            }
            case Basis.Even(var all) -> receivers(all);
            case Basis.Weighted(var percentages) -> receivers(percentages.keySet());
            case Basis.Direct(var only) -> receivers(List.of(only));
            case Basis.Fixed(var amounts, var remainder) -> {
                receivers(amounts.keySet());
                basis(remainder);
            }
            case Basis.EvenAmongActive _, Basis.Metric _, Basis.TieredMetric _ -> {}
        }
    }

    private void receivers(Collection<Receiver> receivers) {
        for (var receiver : receivers) {
            if (receiver instanceof Receiver.CostCenter(var code)) {
                codes.add(code);
            }
        }
    }
}
