package org.chargebackledger.ledger.policy.wording;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Basis;
import org.chargebackledger.ledger.policy.document.Pool;
import org.chargebackledger.ledger.policy.document.Receiver;
import org.chargebackledger.ledger.policy.document.Tier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A pool in words. */
final class PoolWords {

    private PoolWords() {}

    static String of(Pool pool, String currency) {
        if (pool.basis() instanceof Basis.Direct(var receiver)) {
            return receiver(receiver) + " bears all of it.";
        }
        var scope =
                switch (pool.scope()) {
                    case LEDGER -> "over the whole ledger";
                    case CLUSTER -> "for each cluster by itself";
                    case SOURCE_ACCOUNT -> "for each source account by itself";
                };
        return "It is split "
                + basis(pool.basis(), currency)
                + ". The shares are computed "
                + scope
                + ". If there is nothing to split it by, cost center "
                + pool.fallback()
                + " bears it.";
    }

    private static String basis(Basis basis, String currency) {
        return switch (basis) {
            case Basis.Proportional(var include, var among) ->
                    "in proportion to the direct cost of "
                            + (among == null
                                    ? "all cost centers but the unattributed one"
                                    : String.join(", ", among))
                            + (include.isEmpty()
                                    ? ""
                                    : ", " + String.join(", ", include) + " included");
            case Basis.Even(var receivers) -> "evenly among " + receivers(receivers);
            case Basis.EvenAmongActive() ->
                    "evenly among all cost centers that are registered for the period and have"
                            + " direct cost";
            case Basis.Weighted(var percentages) -> "by agreed parts: " + parts(percentages, " %");
            case Basis.Metric(var name) -> "in proportion to the metric " + name;
            case Basis.TieredMetric(var name, var tiers) ->
                    "in proportion to the metric " + name + ", whose units count " + tiers(tiers);
            case Basis.Direct(var receiver) -> "to " + receiver(receiver) + " alone";
            case Basis.Fixed(var amounts, var remainder) ->
                    "by stated amounts: "
                            + parts(amounts, " " + currency)
                            + "; the rest "
                            + basis(remainder, currency);
        };
    }

    private static String tiers(List<Tier> tiers) {
        var words = new ArrayList<String>();
        for (var tier : tiers) {
            var end = tier.upTo();
            words.add(tier.rate() + (end == null ? " each above that" : " each up to " + end));
        }
        return String.join(", ", words);
    }

    private static String parts(Map<Receiver, Exact> values, String unit) {
        return values.entrySet().stream()
                .map(part -> receiver(part.getKey()) + " " + part.getValue() + unit)
                .collect(Collectors.joining(", "));
    }

    private static String receivers(Collection<Receiver> receivers) {
        return receivers.stream().map(PoolWords::receiver).collect(Collectors.joining(", "));
    }

    private static String receiver(Receiver receiver) {
        return switch (receiver) {
            case Receiver.CostCenter(var code) -> code;
            case Receiver.LaterPool(var pool) -> "pool " + pool;
        };
    }
}
