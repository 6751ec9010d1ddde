package org.chargebackledger.ledger.policy.document;

/** Finds gap rules that can never apply. */
final class GapLint {

    private static final String DAYS = "/nodeSplit/gapDays";

    private GapLint() {}

    static void check(AllocationPolicyDocument policy, LintProblems problems) {
        var split = policy.nodeSplit();
        split.gaps().named().keySet().stream()
                .filter(split.sources()::areProviderShares)
                .sorted()
                .forEach(cluster ->
                        problems.warn(
                                "/nodeSplit/gaps/" + DocumentNode.pointer(cluster),
                                "gap-rule-unused",
                                "the provider divides the node cost of '"
                                        + cluster
                                        + "': its readings are not asked"));
        if (policy.positions().containsKey(DAYS) && !split.gaps().anyFills()) {
            problems.warn(DAYS, "gap-rule-unused", "no cluster's gaps are carried or interpolated");
        }
    }
}
