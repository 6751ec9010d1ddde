package org.chargebackledger.api.explanation;

import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.run.Destination;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Finds the postings that a cost line is part of, by asking each posting of its runs. */
@Component
final class LinePostings {

    private final CostSnapshots snapshots;
    private final SnapshotReader lines;
    private final Runs runs;
    private final JournalEntries entries;
    private final RunTrail trails;

    LinePostings(
            CostSnapshots snapshots,
            SnapshotReader lines,
            Runs runs,
            JournalEntries entries,
            RunTrail trails) {
        this.snapshots = snapshots;
        this.lines = lines;
        this.runs = runs;
        this.entries = entries;
        this.trails = trails;
    }

    List<LinePosting> of(String book, CostLineId id) {
        var line = read(id);
        var period = snapshots.find(id.snapshotId()).orElseThrow().snapshot().key().billingPeriod();
        var found = new ArrayList<LinePosting>();
        for (var run : runs.posted(book, period)) {
            var pinned =
                    run.inputs().snapshots().stream()
                            .anyMatch(one -> one.id().equals(id.snapshotId()));
            if (pinned && !run.entries().isEmpty()) {
                addOf(book, run, line, found);
            }
        }
        return List.copyOf(found);
    }

    private void addOf(String book, KnownRun run, CostLine line, List<LinePosting> found) {
        var rules = trails.rules(run);
        var block = CostLines.of(List.of(line));
        var services =
                new HashSet<>(List.of(line.service(), nodeService(rules, block, line.service())));
        var trail = trails.trail(run, line.sourceAccount(), line.chargeCategory(), services);
        for (var number : run.entries()) {
            var entry = entries.find(book, number).orElseThrow();
            if (!entry.content().sourceAccount().equals(line.sourceAccount())) {
                continue;
            }
            var postings = entry.content().postings();
            for (var i = 0; i < postings.size(); i++) {
                var posting = postings.get(i);
                if (isPartOf(posting, rules, trail, line, block)) {
                    found.add(view(entry, i + 1, posting));
                }
            }
        }
    }

    /** Clearing is only the other side, and what rounding leaves is no line's. */
    private static boolean isPartOf(
            Posting posting,
            RunTrail.Rules rules,
            ShareTrail trail,
            CostLine line,
            CostLines block) {
        var key = posting.key();
        var account = posting.account();
        if (key == null
                ? account.startsWith("clearing:") || account.equals(Account.INVOICE_ROUNDING)
                : !key.chargeCategory().equals(line.chargeCategory())) {
            return false;
        }
        var counted = rules.behind(line.sourceAccount(), posting, trail).counted(block, 0);
        return counted != null && (key != null || !counted.isZero());
    }

    private static LinePosting view(Entry entry, int position, Posting posting) {
        var key = posting.key();
        return new LinePosting(
                entry.postingId(position),
                entry.number(),
                entry.period(),
                posting.account(),
                posting.costCenter(),
                key == null ? null : KeyView.of(key),
                posting.signed());
    }

    /** The service that keys show when the line is node cost: the policy may rename it. */
    private static String nodeService(RunTrail.Rules rules, CostLines block, String service) {
        for (var day = block.startDay(0); day < block.endDay(0); day++) {
            if (rules.decisions().of(block, 0, day) instanceof Destination.ToNodeCost node
                    && node.as() != null) {
                return node.as();
            }
        }
        return service;
    }

    private CostLine read(CostLineId id) {
        var passed = new AtomicLong();
        var found = new ArrayList<CostLine>(1);
        lines.costLines(
                id.snapshotId(),
                block -> {
                    var index = id.position() - 1 - passed.getAndAdd(block.size());
                    if (index >= 0 && index < block.size()) {
                        found.add(block.line((int) index));
                    }
                });
        if (found.isEmpty()) {
            throw CostLineId.unknown(id.toString());
        }
        return found.getFirst();
    }
}
