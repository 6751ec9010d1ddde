package org.chargebackledger.projections.imports;

import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.imports.Delivery.DeliveredFile;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A delivery and all that is known about it.
 *
 * @param position place in the order of staging
 * @param declared what the sender stated beside the files
 * @param snapshots of a cost delivery
 * @param slices of a usage delivery
 * @param contentHash what a second person accepts by; null of one that was never held
 * @param decidedBy who accepted, held, rejected or released it; null while it is staged
 */
public record KnownDelivery(
        long position,
        String importId,
        String book,
        String source,
        String sha256,
        SortedMap<String, String> declared,
        DeliveryStatus status,
        List<DeliveredFile> files,
        List<KnownSnapshot> snapshots,
        List<UsageSlice> slices,
        List<ControlTotal> controlTotals,
        List<Finding> findings,
        @Nullable String contentHash,
        String stagedBy,
        Instant stagedAt,
        @Nullable String decidedBy) {}
