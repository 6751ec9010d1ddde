package org.chargebackledger.ledger.policy.document;

import java.util.HashMap;
import java.util.Map;

/**
 * The one gap rule of each cluster.
 *
 * @param others of clusters that are not named
 * @param named only those that differ from the others: to name one that does not means nothing
 * @param daysMax how many days away a reading may be that stands in for a missing one
 */
public record GapRules(GapRule others, Map<String, GapRule> named, int daysMax) {

    /** How far readings reach where a policy says nothing. */
    public static final int DAYS_DEFAULT = 3;

    /** No reading stands in for one of another month's time. */
    static final int DAYS_MOST = 31;

    /** What holds where a policy says nothing. */
    public static final GapRules UNATTRIBUTED =
            new GapRules(GapRule.UNATTRIBUTED, Map.of(), DAYS_DEFAULT);

    public GapRules {
        var different = new HashMap<>(named);
        different.values().removeIf(others::equals);
        named = Map.copyOf(different);
    }

    public GapRule of(String cluster) {
        return named.getOrDefault(cluster, others);
    }

    /** Whether readings of other days stand in for missing ones in any cluster. */
    public boolean anyFills() {
        return others.fills() || named.values().stream().anyMatch(GapRule::fills);
    }
}
