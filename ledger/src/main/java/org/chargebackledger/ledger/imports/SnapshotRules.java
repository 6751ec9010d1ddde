package org.chargebackledger.ledger.imports;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SnapshotKey;

import java.util.HashSet;
import java.util.List;

/** What holds for the snapshots of one delivery: they share its blocks out among themselves. */
final class SnapshotRules {

    private SnapshotRules() {}

    static void check(String importId, List<CostSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            throw Refusal.invalid("delivery-empty", "an accepted delivery holds a snapshot");
        }
        var keys = new HashSet<SnapshotKey>();
        var nextChunk = 0;
        var ordinal = 1;
        for (var snapshot : snapshots) {
            var fits =
                    snapshot.id().equals(importId + "-" + ordinal)
                            && snapshot.firstChunk() == nextChunk
                            && snapshot.revision() >= 1
                            && (snapshot.chunks() > 0) == (snapshot.lines() > 0)
                            && keys.add(snapshot.key());
            if (!fits) {
                throw Refusal.invalid(
                        "snapshot-malformed",
                        "snapshot " + ordinal + " of " + importId + " does not follow the others");
            }
            nextChunk += snapshot.chunks();
            ordinal++;
        }
    }

    /** Revisions are given when a snapshot begins to count, so that a held one may change its. */
    static boolean sameButForRevisions(List<CostSnapshot> some, List<CostSnapshot> others) {
        return withoutRevisions(some).equals(withoutRevisions(others));
    }

    private static List<CostSnapshot> withoutRevisions(List<CostSnapshot> snapshots) {
        return snapshots.stream().map(SnapshotRules::withoutRevision).toList();
    }

    private static CostSnapshot withoutRevision(CostSnapshot snapshot) {
        return new CostSnapshot(
                snapshot.id(),
                snapshot.key(),
                0,
                snapshot.firstChunk(),
                snapshot.chunks(),
                snapshot.lines(),
                snapshot.rows(),
                snapshot.digest(),
                snapshot.firstDay(),
                snapshot.endDay(),
                snapshot.accounts());
    }
}
