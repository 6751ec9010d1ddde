package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Goes through the lines of snapshots and keeps a page of those that are asked for. */
final class CostLineScan {

    /** Which lines are asked for, and how much of each counts. */
    @FunctionalInterface
    interface Choice {

        /** All lines of a snapshot, by what they are billed. */
        Choice ALL = CostLines::billed;

        /** Null if a line is not asked for. */
        @Nullable Exact counted(CostLines block, int line);
    }

    private final Choice choice;
    private final @Nullable CostLineId after;
    private final int limit;
    private final List<CostLineView> page = new ArrayList<>();
    private long lines;
    private long rows;
    private Exact billed = Exact.ZERO;
    private Exact counted = Exact.ZERO;
    private Exact effective = Exact.ZERO;

    /**
     * @param after the last line of the page before; null on the first page
     * @param limit how many lines are kept; all are counted
     */
    CostLineScan(Choice choice, @Nullable CostLineId after, int limit) {
        this.choice = choice;
        this.after = after;
        this.limit = limit;
    }

    /** Goes through the snapshots, which are given in order. */
    CostLineScan over(SnapshotReader reader, List<String> snapshots) {
        for (var snapshot : snapshots) {
            var position = new long[1];
            reader.costLines(
                    snapshot,
                    block -> {
                        for (var line = 0; line < block.size(); line++) {
                            position[0]++;
                            var amount = choice.counted(block, line);
                            if (amount != null) {
                                take(new CostLineId(snapshot, position[0]), block, line, amount);
                            }
                        }
                    });
        }
        return this;
    }

    private void take(CostLineId id, CostLines block, int line, Exact amount) {
        counted = counted.plus(amount);
        lines++;
        rows += block.rows(line);
        billed = billed.plus(block.billed(line));
        effective = effective.plus(block.effective(line));
        if (page.size() < limit && (after == null || id.compareTo(after) > 0)) {
            page.add(CostLineView.of(id, block.line(line), amount));
        }
    }

    List<CostLineView> page() {
        return List.copyOf(page);
    }

    /** How many cost lines there are in all. */
    long lines() {
        return lines;
    }

    /** How many bill rows they sum. */
    long rows() {
        return rows;
    }

    Exact billed() {
        return billed;
    }

    Exact effective() {
        return effective;
    }

    /** How much of them counts. */
    Exact counted() {
        return counted;
    }
}
