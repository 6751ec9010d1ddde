package org.chargebackledger.projections.imports;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryAccepted;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryReleased;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryStaged;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryRejected;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryStaged;
import org.chargebackledger.projections.storage.ReadModelGroup;

import javax.sql.DataSource;

/** Keeps what became of each delivery. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class DeliveryProjection {

    private final DeliveryTable deliveries;
    private final SnapshotTable snapshots;
    private final UsageTable usage;

    public DeliveryProjection(DataSource dataSource) {
        deliveries = new DeliveryTable(dataSource);
        snapshots = new SnapshotTable(dataSource);
        usage = new UsageTable(dataSource);
    }

    @EventHandler
    void on(CostDeliveryStaged event) {
        deliveries.stage(event.importId(), event.delivery(), false, event.stamp());
    }

    @EventHandler
    void on(CostDeliveryAccepted event) {
        deliveries.accept(event.importId(), event.stamp());
        deliveries.find(event.importId(), event.findings());
        snapshots.total(event.importId(), event.controlTotals());
        snapshots.accept(event.importId(), event.delivery().book(), event.snapshots());
    }

    @EventHandler
    void on(CostDeliveryHeld event) {
        deliveries.hold(event);
        snapshots.total(event.importId(), event.controlTotals());
        snapshots.hold(event.importId(), event.delivery().book(), event.snapshots());
    }

    @EventHandler
    void on(CostDeliveryReleased event) {
        deliveries.accept(event.importId(), event.stamp());
        snapshots.release(event.importId(), event.snapshots());
    }

    @EventHandler
    void on(CostDeliveryRejected event) {
        deliveries.reject(event.importId(), event.findings(), event.stamp());
    }

    @EventHandler
    void on(UsageDeliveryStaged event) {
        deliveries.stage(event.importId(), event.delivery(), true, event.stamp());
    }

    @EventHandler
    void on(UsageDeliveryAccepted event) {
        var order = deliveries.accept(event.importId(), event.stamp());
        deliveries.find(event.importId(), event.findings());
        usage.accept(event, order);
    }

    @EventHandler
    void on(UsageDeliveryRejected event) {
        deliveries.reject(event.importId(), event.findings(), event.stamp());
    }

    @ResetHandler
    void reset() {
        deliveries.clear();
        snapshots.clear();
        usage.clear();
    }
}
