package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;

import java.util.List;
import java.util.stream.Collectors;

/** Keeps a month from being charged while hours are unread that its policy waits for. */
public final class HeldUsage {

    private static final int NAMED_MAX = 5;

    private HeldUsage() {}

    /**
     * Refuses to charge what is held; a showback run may show it.
     *
     * @throws Refusal {@code usage-held} with the cluster, node, days and hours
     */
    public static void refuse(RunKind kind, List<RunFinding> findings) {
        var held = findings.stream().filter(one -> one.code().equals(GapReport.HELD)).toList();
        if (kind == RunKind.SHOWBACK || held.isEmpty()) {
            return;
        }
        var named =
                held.stream()
                        .limit(NAMED_MAX)
                        .map(one -> one.subject() + " " + one.detail())
                        .collect(Collectors.joining("; "));
        var more = held.size() - NAMED_MAX;
        throw Refusal.conflict(
                "usage-held",
                "the policy charges no month with hours that nobody read: "
                        + named
                        + (more > 0 ? "; and " + more + " more nodes" : ""));
    }
}
