package org.chargebackledger.ledger.policy.document;

import org.jspecify.annotations.Nullable;

/** Where a rule sends cost. */
public sealed interface Target {

    /** To a cost center by its code. */
    record CostCenter(String code) implements Target {}

    /** To the cost center whose code or alias the answer is; an unknown answer is no match. */
    record Lookup(Question by) implements Target {}

    /** Into a pool. */
    record ToPool(String pool) implements Target {}

    /**
     * To the node cost of a cluster, which usage splits.
     *
     * @param cluster null: the cluster of the node with the line's resource id, else the cluster
     *     the line itself names, else no match
     * @param as the service on keys made from it; null keeps the line's own
     */
    record NodeCost(@Nullable String cluster, @Nullable String as) implements Target {}
}
