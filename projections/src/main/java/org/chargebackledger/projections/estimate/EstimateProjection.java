package org.chargebackledger.projections.estimate;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryRejected;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.usage.UsageLines.Estimates;
import org.chargebackledger.projections.storage.ReadModelGroup;

import javax.sql.DataSource;

/** Keeps the estimates that count, and those whose delivery is not decided yet. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class EstimateProjection {

    private final EstimateTable estimates;

    public EstimateProjection(DataSource dataSource) {
        estimates = new EstimateTable(dataSource);
    }

    @EventHandler
    void on(UsageLinesRecorded event) {
        if (event.lines() instanceof Estimates(var lines)) {
            estimates.add(event.importId(), lines);
        }
    }

    @EventHandler
    void on(UsageDeliveryAccepted event) {
        event.slices().stream()
                .filter(slice -> !slice.kind().isAllocatedBy())
                .forEach(slice ->
                        estimates.replace(event.delivery().book(), event.importId(), slice));
    }

    @EventHandler
    void on(UsageDeliveryRejected event) {
        estimates.forget(event.importId());
    }

    @ResetHandler
    void reset() {
        estimates.clear();
    }
}
