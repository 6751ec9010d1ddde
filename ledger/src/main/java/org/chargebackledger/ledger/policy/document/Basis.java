package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SequencedMap;

/** What a pool is split by. */
public sealed interface Basis {

    /**
     * In proportion to direct cost.
     *
     * @param include cost centers that are in the basis although they would not be: naming the
     *     unattributed one lets it share
     * @param among if not null, only these
     */
    record Proportional(List<String> include, @Nullable List<String> among) implements Basis {}

    /** The same for each of the receivers. */
    record Even(List<Receiver> receivers) implements Basis {}

    /** The same for every cost center that is registered for the period and has direct cost. */
    record EvenAmongActive() implements Basis {}

    /** Stated percentages, which sum to 100. */
    record Weighted(SequencedMap<Receiver, Exact> percentages) implements Basis {}

    /** In proportion to a named metric. */
    record Metric(String name) implements Basis {}

    /**
     * In proportion to a named metric whose units weigh differently by tier: each receiver's own
     * total climbs the tiers, and the part in each tier counts at that tier's rate.
     */
    record TieredMetric(String name, List<Tier> tiers) implements Basis {}

    /** All to one. */
    record Direct(Receiver receiver) implements Basis {}

    /** Stated amounts in the policy's currency, and what remains by another basis. */
    record Fixed(SequencedMap<Receiver, Exact> amounts, Basis remainder) implements Basis {}
}
