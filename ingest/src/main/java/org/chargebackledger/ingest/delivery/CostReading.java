package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.imports.CostSnapshot.AccountTotal;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** A readable bill: one snapshot or more, in the order of their keys. */
public non-sealed interface CostReading extends Reading {

    /** What the delivery adds up to by account, invoice and currency, in that order. */
    List<ControlTotal> controlTotals();

    /** The snapshots it holds, by key. */
    List<Snapshot> snapshots();

    /** Hands over one snapshot's lines in their stated order, in blocks. */
    void lines(SnapshotKey snapshot, Consumer<CostLines> blocks);

    /**
     * What is known of a snapshot before it is recorded.
     *
     * @param firstDay first day charged
     * @param endDay the day after the last one charged
     * @param rows bill rows, share rows excluded
     * @param shareRows rows that split other rows, or that other rows divide: in no total
     */
    record Snapshot(
            SnapshotKey key,
            LocalDate firstDay,
            LocalDate endDay,
            long lines,
            long rows,
            long shareRows,
            List<AccountTotal> accounts) {}
}
