package org.chargebackledger.api.run;

import org.chargebackledger.ledger.imports.CostSnapshot;
import org.chargebackledger.ledger.run.CorrectedCharges;
import org.chargebackledger.ledger.run.RunInputs.PinnedRun;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says which runs are posted now for the months that bills correct. What a snapshot corrects never
 * changes, so its lines are read for that once; of one that charges no earlier day they are not
 * read at all.
 */
@Component
class EarlierRuns {

    private final SnapshotReader reader;
    private final Runs runs;
    private final Map<String, SortedSet<Period>> corrected = new ConcurrentHashMap<>();

    EarlierRuns(SnapshotReader reader, Runs runs) {
        this.reader = reader;
        this.runs = runs;
    }

    /** The last posted run of each corrected month that has one, in order of months. */
    List<PinnedRun> pinned(String book, List<CostSnapshot> snapshots) {
        var months = new TreeSet<Period>();
        snapshots.forEach(snapshot -> months.addAll(corrected(snapshot)));
        return months.stream()
                .flatMap(month -> runs.head(book, month).stream())
                .map(EarlierRuns::pin)
                .toList();
    }

    private SortedSet<Period> corrected(CostSnapshot snapshot) {
        var period = snapshot.key().billingPeriod();
        return snapshot.firstDay().isBefore(period.firstDay())
                ? corrected.computeIfAbsent(snapshot.id(), id -> read(id, period))
                : new TreeSet<>();
    }

    private SortedSet<Period> read(String snapshotId, Period period) {
        var charges = new CorrectedCharges(period);
        reader.costLines(snapshotId, charges::add);
        return charges.months();
    }

    private static PinnedRun pin(KnownRun run) {
        return new PinnedRun(
                run.inputs().period(), run.runId(), Objects.requireNonNull(run.digest()));
    }
}
