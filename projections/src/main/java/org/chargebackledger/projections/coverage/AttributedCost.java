package org.chargebackledger.projections.coverage;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

/**
 * A part of a run's cost that one rule, default or reason decided about.
 *
 * @param origin id of the rule, or the default's or reason's name
 * @param ofNode whether it is a part of a machine's cost: then the rule is one of namespaces
 * @param pool it was put into; empty when a cost center bears it
 * @param cluster empty outside clusters
 * @param namespace empty where none is known
 */
public record AttributedCost(
        CurrencyCode currency,
        String origin,
        boolean ofNode,
        PostingKey.Kind kind,
        String pool,
        String cluster,
        String namespace,
        Exact amount) {}
