package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Basis;
import org.chargebackledger.ledger.policy.document.Pool;
import org.chargebackledger.ledger.policy.document.Receiver;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.PoolSplit.FixedFirst;
import org.chargebackledger.ledger.run.PoolSplit.InProportion;
import org.chargebackledger.ledger.time.Period;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the basis that a policy names into the shares of a pool within one scope. */
final class PoolBasis {

    static final String FALLBACK = "fallback";

    private final AllocationInputs inputs;
    private final Attribution attribution;
    private final DirectCost directCost;
    private final MetricTotals metrics;
    private final String unattributed;

    PoolBasis(
            AllocationInputs inputs,
            Attribution attribution,
            DirectCost directCost,
            MetricTotals metrics) {
        this.inputs = inputs;
        this.attribution = attribution;
        this.directCost = directCost;
        this.metrics = metrics;
        this.unattributed = attribution.chargeable(inputs.policy().unattributed());
    }

    /**
     * @param parts the pool's parts within the scope
     */
    PoolSplit of(Pool pool, PoolScope scope, Map<Pools.Part, Exact> parts) {
        return of(pool, pool.basis(), scope, parts);
    }

    /**
     * Idle cost that is spread within its cluster, by what its cost centers pay for nodes there.
     */
    PoolSplit ofIdle(PoolScope scope) {
        var values = directCost.flooredNodeCost(scope);
        return orFallback("node-cost", costCenters(values), unattributed);
    }

    private PoolSplit of(Pool pool, Basis basis, PoolScope scope, Map<Pools.Part, Exact> parts) {
        return switch (basis) {
            case Basis.Proportional proportional ->
                    orFallback("direct-cost", proportional(proportional, scope), pool.fallback());
            case Basis.Even(var receivers) -> orFallback("even", even(receivers), pool.fallback());
            case Basis.EvenAmongActive() ->
                    orFallback("even", even(active(scope)), pool.fallback());
            case Basis.Weighted(var percentages) ->
                    orFallback("weight", charged(percentages), pool.fallback());
            case Basis.Metric(var name) ->
                    orFallback(name, costCenters(metrics.of(name, scope)), pool.fallback());
            case Basis.TieredMetric(var name, var tiers) ->
                    orFallback(
                            name + " (tiered)",
                            costCenters(TieredWeights.of(metrics.of(name, scope), tiers)),
                            pool.fallback());
            case Basis.Direct(var receiver) -> InProportion.to(charged(receiver), "direct");
            case Basis.Fixed fixed -> fixed(pool, fixed, scope, parts);
        };
    }

    /** A basis that sums to zero sends the pool to its named fallback. */
    private PoolSplit orFallback(
            String driver, SortedMap<Receiver, Exact> values, String fallback) {
        var split = new InProportion(driver, values);
        return split.total().isZero()
                ? InProportion.to(charged(new Receiver.CostCenter(fallback)), FALLBACK)
                : split;
    }

    /** Who is unattributed is in no basis unless the policy names it. */
    private SortedMap<Receiver, Exact> proportional(Basis.Proportional basis, PoolScope scope) {
        var named = basis.include().stream().map(attribution::chargeable).toList();
        var among = basis.among();
        var only = among == null ? null : among.stream().map(attribution::chargeable).toList();
        var values = directCost.floored(scope);
        values.keySet()
                .removeIf(costCenter ->
                        only == null
                                ? costCenter.equals(unattributed) && !named.contains(costCenter)
                                : !only.contains(costCenter) && !named.contains(costCenter));
        return costCenters(values);
    }

    private List<Receiver> active(PoolScope scope) {
        return directCost.active(scope).stream()
                .filter(costCenter -> !costCenter.equals(unattributed))
                .filter(costCenter -> isRegistered(inputs.register(), costCenter, inputs.period()))
                .<Receiver>map(Receiver.CostCenter::new)
                .toList();
    }

    private static boolean isRegistered(Register register, String costCenter, Period period) {
        return period.firstDay()
                .datesUntil(period.next().firstDay())
                .anyMatch(day -> register.byCode(costCenter, day).isPresent());
    }

    private SortedMap<Receiver, Exact> even(List<Receiver> receivers) {
        var values = new TreeMap<Receiver, Exact>();
        receivers.forEach(receiver -> values.merge(charged(receiver), Exact.of(1), Exact::plus));
        return values;
    }

    private PoolSplit fixed(
            Pool pool, Basis.Fixed basis, PoolScope scope, Map<Pools.Part, Exact> parts) {
        var whole = Exact.ZERO;
        for (var part : parts.entrySet()) {
            var account = part.getKey().charge().account();
            whole = whole.plus(inPolicyCurrency(pool, account, part.getValue()));
        }
        var amounts = charged(basis.amounts());
        var stated = amounts.values().stream().reduce(Exact.ZERO, Exact::plus);
        if (stated.compareTo(whole) > 0) {
            throw Refusal.invalid(
                    "fixed-exceeds-pool",
                    "pool %s states %s of %s in %s".formatted(pool.id(), stated, whole, scope));
        }
        return new FixedFirst(amounts, whole, of(pool, basis.remainder(), scope, parts));
    }

    /** Stated amounts are compared with a pool of several currencies in the functional one. */
    private Exact inPolicyCurrency(Pool pool, SourceAccount account, Exact amount) {
        var policy = inputs.policy().currency();
        var rates = inputs.rates();
        if (account.currency().equals(policy)) {
            return amount;
        }
        if (rates == null || !rates.functional().equals(policy)) {
            throw Refusal.invalid(
                    "mixed-currencies",
                    "pool "
                            + pool.id()
                            + " states amounts in "
                            + inputs.policy().currency()
                            + " and holds cost of "
                            + account);
        }
        return rates.weight(account.currency(), amount);
    }

    private SortedMap<Receiver, Exact> charged(Map<Receiver, Exact> values) {
        var charged = new TreeMap<Receiver, Exact>();
        values.forEach((receiver, value) -> charged.merge(charged(receiver), value, Exact::plus));
        return charged;
    }

    /** A closed cost center's successor takes its place. */
    private Receiver charged(Receiver receiver) {
        return switch (receiver) {
            case Receiver.CostCenter(var code) ->
                    new Receiver.CostCenter(attribution.chargeable(code));
            case Receiver.LaterPool pool -> pool;
        };
    }

    private static SortedMap<Receiver, Exact> costCenters(SortedMap<String, Exact> values) {
        var receivers = new TreeMap<Receiver, Exact>();
        values.forEach((code, value) -> receivers.put(new Receiver.CostCenter(code), value));
        return receivers;
    }
}
