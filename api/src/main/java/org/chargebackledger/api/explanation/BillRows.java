package org.chargebackledger.api.explanation;

import org.chargebackledger.api.delivery.DeliveryReading;
import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.Deliveries;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Finds the very rows of a delivered bill that a cost line sums, in the files as they came. */
@Component
class BillRows {

    private final SnapshotReader lines;
    private final CostSnapshots snapshots;
    private final Deliveries deliveries;
    private final DeliveryReading reading;

    BillRows(
            SnapshotReader lines,
            CostSnapshots snapshots,
            Deliveries deliveries,
            DeliveryReading reading) {
        this.lines = lines;
        this.snapshots = snapshots;
        this.deliveries = deliveries;
        this.reading = reading;
    }

    /** At most {@code limit} of them, in the file's order. */
    List<BillRow> of(CostLineId id, int limit) {
        var snapshot =
                snapshots
                        .find(id.snapshotId())
                        .orElseThrow(() -> CostLineId.unknown(id.toString()));
        var delivery = deliveries.find(snapshot.importId()).orElseThrow();
        var period = snapshot.snapshot().key().billingPeriod();
        return reading.rowsOf(delivery, line(id), period, limit);
    }

    private CostLine line(CostLineId id) {
        var found = new ArrayList<CostLine>(1);
        var before = new long[1];
        lines.costLines(
                id.snapshotId(),
                block -> {
                    var place = id.position() - before[0];
                    if (place >= 1 && place <= block.size()) {
                        found.add(block.line((int) place - 1));
                    }
                    before[0] += block.size();
                });
        if (found.isEmpty()) {
            throw CostLineId.unknown(id.toString());
        }
        return found.getFirst();
    }
}
