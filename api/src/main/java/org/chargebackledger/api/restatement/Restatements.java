package org.chargebackledger.api.restatement;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.restatement.BillLines;
import org.chargebackledger.ledger.restatement.Restatement;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.chargebackledger.projections.imports.KnownSnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Compares what a delivery brought with what there was before. Nothing of it is kept: both are
 * recorded for ever, and say the same each time.
 */
@Component
public class Restatements {

    private static final BillLines NOTHING = blocks -> {};

    private final Deliveries deliveries;
    private final CostSnapshots snapshots;
    private final SnapshotReader reader;

    /** One at a time: each takes memory for every line that is not as it was. */
    private final ReentrantLock comparing = new ReentrantLock();

    Restatements(Deliveries deliveries, CostSnapshots snapshots, SnapshotReader reader) {
        this.deliveries = deliveries;
        this.snapshots = snapshots;
        this.reader = reader;
    }

    /**
     * What changed, snapshot by snapshot; none for a delivery that has no bill.
     *
     * @throws Refusal if there is no such import
     */
    public List<RestatedSnapshot> of(String importId) {
        var delivery =
                deliveries
                        .find(importId)
                        .orElseThrow(
                                () -> Refusal.unknown("import-unknown", "no import " + importId));
        comparing.lock();
        try {
            return delivery.snapshots().stream().map(one -> compare(delivery, one)).toList();
        } finally {
            comparing.unlock();
        }
    }

    private RestatedSnapshot compare(KnownDelivery delivery, KnownSnapshot after) {
        var before = snapshots.before(delivery.book(), after).orElse(null);
        return new RestatedSnapshot(after, before, Restatement.of(lines(before), lines(after)));
    }

    private BillLines lines(@Nullable KnownSnapshot snapshot) {
        return snapshot == null
                ? NOTHING
                : blocks -> reader.costLines(snapshot.snapshot().id(), blocks);
    }
}
