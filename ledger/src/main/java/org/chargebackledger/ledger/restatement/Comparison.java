package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Finds the lines that two snapshots do not share, by hash, and sorts these into groups of the same
 * charge: a part of them at a time, so that memory has a bound however much changed.
 */
final class Comparison {

    static final int LINES_AT_ONCE = 250_000;

    private static final long FIRST_SEED = 0x5bd1e995a3c59ac3L;
    private static final long SECOND_SEED = 0x1b873593cc9e2d51L;
    private static final long PART_SEED = 0x27d4eb2f165667c5L;

    private static final List<TextColumn> ALL = List.of(TextColumn.values());

    private final BillLines before;
    private final BillLines after;
    private final int linesAtOnce;

    /** Lines that only one of them has. */
    private final LineBag gone = new LineBag(0);

    private final LineBag come = new LineBag(0);
    private long unchanged;

    Comparison(BillLines before, BillLines after, int linesAtOnce) {
        this.before = before;
        this.after = after;
        this.linesAtOnce = linesAtOnce;
    }

    Restatement restatement() {
        separate();
        var tally = new Tally();
        var parts = (gone.size() + come.size()) / linesAtOnce + 1;
        for (var part = 0L; part < parts; part++) {
            var matching = new Matching();
            collect(before, gone, part, parts, matching::gone);
            collect(after, come, part, parts, matching::come);
            matching.groups().forEach(tally::add);
        }
        if (gone.size() + come.size() != 0) {
            throw new IllegalStateException("the snapshots changed while they were compared");
        }
        return tally.restatement(unchanged);
    }

    private void separate() {
        before.read(lines -> {
            var hashes = new Hashes(lines);
            each(lines, line -> gone.add(hashes.first(line), hashes.second(line)));
        });
        after.read(lines -> {
            var hashes = new Hashes(lines);
            each(
                    lines,
                    line -> {
                        if (gone.take(hashes.first(line), hashes.second(line))) {
                            unchanged++;
                        } else {
                            come.add(hashes.first(line), hashes.second(line));
                        }
                    });
        });
    }

    private static void collect(
            BillLines from, LineBag changed, long part, long parts, Consumer<CostLine> taker) {
        from.read(lines -> {
            var hashes = new Hashes(lines);
            var places = new LineHashes(lines, PART_SEED, Likeness.SAME_CHARGE.compared());
            each(
                    lines,
                    line -> {
                        if (Long.remainderUnsigned(places.grain(line), parts) == part
                                && changed.take(hashes.first(line), hashes.second(line))) {
                            taker.accept(lines.line(line));
                        }
                    });
        });
    }

    private static void each(CostLines lines, IntConsumer action) {
        for (var line = 0; line < lines.size(); line++) {
            action.accept(line);
        }
    }

    /** The two hashes of each line of a block. */
    private static final class Hashes {

        private final LineHashes first;
        private final LineHashes second;

        Hashes(CostLines lines) {
            first = new LineHashes(lines, FIRST_SEED, ALL);
            second = new LineHashes(lines, SECOND_SEED, ALL);
        }

        long first(int line) {
            return first.whole(line);
        }

        long second(int line) {
            return second.whole(line);
        }
    }
}
