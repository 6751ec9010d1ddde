package org.chargebackledger.api.delivery;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.imports.CostImportCommand;
import org.chargebackledger.ledger.imports.CostImportCommand.AcceptCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.RecordCostLines;
import org.chargebackledger.ledger.imports.CostImportCommand.RejectCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.ReleaseCostDelivery;
import org.chargebackledger.ledger.imports.CostSnapshot;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.chargebackledger.projections.imports.KnownSnapshot;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Records a readable bill: its lines block by block, then the delivery's acceptance. */
@Component
class CostAcceptance {

    private final CommandGateway commands;
    private final CostSnapshots snapshots;
    private final SnapshotComparison comparison;
    private final AcceptanceLock lock;
    private final UpToDate upToDate;

    CostAcceptance(
            CommandGateway commands,
            CostSnapshots snapshots,
            SnapshotComparison comparison,
            AcceptanceLock lock,
            UpToDate upToDate) {
        this.commands = commands;
        this.snapshots = snapshots;
        this.comparison = comparison;
        this.lock = lock;
        this.upToDate = upToDate;
    }

    void record(KnownDelivery delivery, CostReading reading, Stamp stamp) {
        var recorded = new ArrayList<CostSnapshot>();
        var subAccounts = new HashMap<SnapshotKey, Set<String>>();
        var chunk = 0;
        for (var snapshot : reading.snapshots()) {
            var id = delivery.importId() + "-" + (recorded.size() + 1);
            var blocks = new Blocks(delivery.importId(), id, chunk);
            reading.lines(snapshot.key(), blocks::add);
            recorded.add(blocks.snapshot(snapshot));
            subAccounts.put(snapshot.key(), blocks.subAccounts);
            chunk = blocks.next;
        }
        lock.whileHeld(
                delivery.book(),
                () -> {
                    upToDate.await();
                    accept(
                            delivery,
                            reading,
                            recorded,
                            findings(delivery, reading, recorded, subAccounts),
                            stamp);
                });
    }

    /** Under the lock, so that revisions are numbered in the order of acceptance. */
    private void accept(
            KnownDelivery delivery,
            CostReading reading,
            List<CostSnapshot> recorded,
            List<Finding> findings,
            Stamp stamp) {
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.REJECT)) {
            commands.sendAndWait(new RejectCostDelivery(delivery.importId(), findings, stamp));
            return;
        }
        commands.sendAndWait(
                new AcceptCostDelivery(
                        delivery.importId(),
                        numbered(delivery.book(), recorded),
                        reading.controlTotals(),
                        findings,
                        stamp));
    }

    private List<Finding> findings(
            KnownDelivery delivery,
            CostReading reading,
            List<CostSnapshot> recorded,
            Map<SnapshotKey, Set<String>> subAccounts) {
        var findings = new ArrayList<>(reading.findings());
        findings.addAll(comparison.with(delivery, recorded, reading.controlTotals(), subAccounts));
        return List.copyOf(findings);
    }

    void release(KnownDelivery held, String reason, String contentHash, Stamp stamp) {
        lock.whileHeld(
                held.book(),
                () -> {
                    upToDate.await();
                    var recorded = held.snapshots().stream().map(KnownSnapshot::snapshot).toList();
                    commands.sendAndWait(
                            new ReleaseCostDelivery(
                                    held.importId(),
                                    numbered(held.book(), recorded),
                                    reason,
                                    contentHash,
                                    stamp));
                });
    }

    private List<CostSnapshot> numbered(String book, List<CostSnapshot> recorded) {
        return recorded.stream()
                .map(snapshot ->
                        snapshot.withRevision(snapshots.nextRevision(book, snapshot.key())))
                .toList();
    }

    /** The blocks of one snapshot on their way into their streams. */
    private final class Blocks {

        private final String importId;
        private final String snapshotId;
        private final int first;
        private final LineDigest digest = new LineDigest();
        private final Set<String> subAccounts = new TreeSet<>();
        private int next;

        Blocks(String importId, String snapshotId, int first) {
            this.importId = importId;
            this.snapshotId = snapshotId;
            this.first = first;
            this.next = first;
        }

        void add(CostLines lines) {
            digest.update(lines);
            subAccounts.addAll(lines.dictionary(TextColumn.SUB_ACCOUNT));
            commands.sendAndWait(
                    new RecordCostLines(
                            CostImportCommand.chunkId(importId, next),
                            importId,
                            next,
                            snapshotId,
                            lines));
            next++;
        }

        CostSnapshot snapshot(CostReading.Snapshot read) {
            return new CostSnapshot(
                    snapshotId,
                    read.key(),
                    1,
                    first,
                    next - first,
                    read.lines(),
                    read.rows(),
                    digest.hex(),
                    read.firstDay(),
                    read.endDay(),
                    read.accounts());
        }
    }
}
