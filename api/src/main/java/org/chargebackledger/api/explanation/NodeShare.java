package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What one namespace got of one node's cost on one day, or what was left idle or unread of it.
 *
 * @param node several are separated by commas; empty for a cluster's whole capacity
 * @param namespace empty on idle and unread capacity
 * @param kind {@code node}, {@code pool}, {@code idle} or {@code unattributed}
 * @param costCenter who bears it; absent when it went into a pool
 * @param rule that sent it there
 */
public record NodeShare(
        String cluster,
        String node,
        String namespace,
        LocalDate day,
        String kind,
        @Nullable String costCenter,
        @Nullable String pool,
        String rule,
        CurrencyCode currency,
        Exact amount,
        List<Part> parts) {

    /** By what it was split: the namespace's figure, the node's, and the cost it took along. */
    public record Part(String driver, Exact value, Exact total, Exact amount) {}
}
