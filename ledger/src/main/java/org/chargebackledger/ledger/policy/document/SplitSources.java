package org.chargebackledger.ledger.policy.document;

import java.util.HashMap;
import java.util.Map;

/**
 * The one split source of each cluster.
 *
 * @param others of clusters that are not named
 * @param named only those that differ from the others: to name one that does not means nothing
 */
public record SplitSources(SplitSource others, Map<String, SplitSource> named) {

    /** What holds where a policy says nothing. */
    public static final SplitSources USAGE = new SplitSources(SplitSource.USAGE, Map.of());

    public SplitSources {
        var different = new HashMap<>(named);
        different.values().removeIf(others::equals);
        named = Map.copyOf(different);
    }

    /** Whether the provider divides the node cost of a cluster. */
    public boolean areProviderShares(String cluster) {
        return named.getOrDefault(cluster, others) == SplitSource.PROVIDER_SHARES;
    }

    /** Whether the provider divides any cluster's node cost. */
    public boolean anyProviderShares() {
        return others == SplitSource.PROVIDER_SHARES
                || named.containsValue(SplitSource.PROVIDER_SHARES);
    }
}
