package org.chargebackledger.api.delivery;

import org.chargebackledger.api.http.json.ExactMoney;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.chargebackledger.projections.imports.KnownSnapshot;
import org.chargebackledger.projections.imports.SnapshotState;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An import as it is served.
 *
 * @param duplicate whether the delivery asked about was one that counts already
 * @param slices what a usage delivery is the complete state of; empty for bills
 * @param contentHash what accepting a held delivery must name; absent of one that was never held
 */
record ImportView(
        String importId,
        String source,
        DeliveryStatus status,
        boolean duplicate,
        String sha256,
        List<SnapshotView> snapshots,
        List<UsageSlice> slices,
        List<ControlTotalView> controlTotals,
        List<Finding> findings,
        @Nullable String contentHash) {

    static ImportView of(KnownDelivery delivery, boolean duplicate) {
        return new ImportView(
                delivery.importId(),
                delivery.source(),
                delivery.status(),
                duplicate,
                delivery.sha256(),
                delivery.snapshots().stream().map(SnapshotView::of).toList(),
                delivery.slices(),
                delivery.controlTotals().stream().map(ControlTotalView::of).toList(),
                delivery.findings(),
                delivery.contentHash());
    }

    /** Before the read models show it. */
    static ImportView staged(String importId, String source, String sha256) {
        return new ImportView(
                importId,
                source,
                DeliveryStatus.STAGED,
                false,
                sha256,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** One snapshot of a bill. */
    record SnapshotView(
            String id,
            String provider,
            String billingAccount,
            Period billingPeriod,
            int revision,
            SnapshotState state,
            long lines,
            long rows) {

        static SnapshotView of(KnownSnapshot known) {
            var snapshot = known.snapshot();
            return new SnapshotView(
                    snapshot.id(),
                    snapshot.key().provider(),
                    snapshot.key().billingAccount(),
                    snapshot.key().billingPeriod(),
                    snapshot.revision(),
                    known.state(),
                    snapshot.lines(),
                    snapshot.rows());
        }
    }

    /** One control total; its amounts are exact. */
    record ControlTotalView(
            String provider,
            String billingAccount,
            @Nullable String invoiceId,
            CurrencyCode currency,
            long rows,
            ExactMoney list,
            ExactMoney contracted,
            ExactMoney billed,
            ExactMoney effective,
            ControlTotal.Missing missing) {

        static ControlTotalView of(ControlTotal total) {
            var costs = total.costs();
            return new ControlTotalView(
                    total.provider(),
                    total.billingAccount(),
                    total.invoiceId().isEmpty() ? null : total.invoiceId(),
                    total.currency(),
                    total.rows(),
                    new ExactMoney(costs.list(), total.currency()),
                    new ExactMoney(costs.contracted(), total.currency()),
                    new ExactMoney(costs.billed(), total.currency()),
                    new ExactMoney(costs.effective(), total.currency()),
                    total.missing());
        }
    }
}
