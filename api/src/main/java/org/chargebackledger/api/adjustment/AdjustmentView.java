package org.chargebackledger.api.adjustment;

import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.adjustment.AdjustmentContent.Basis;
import org.chargebackledger.ledger.adjustment.AdjustmentContent.Opening;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An adjustment as it is served.
 *
 * @param total what all cost centers together bear more; zero but on accruals
 * @param opening what is left of a commitment; absent but on opening balances
 * @param contentHash what an approval must name
 * @param notifies cost center whose owner must know of it before it is approved
 * @param entries numbers of its entries, once it is posted
 * @param reversedBy number of the entry that took an accrual back
 * @param answer why it was declined, or why it failed
 */
public record AdjustmentView(
        String adjustmentId,
        AdjustmentStatus status,
        AdjustmentKind kind,
        Period period,
        Period originPeriod,
        SourceAccount sourceAccount,
        String reason,
        String memo,
        @Nullable Basis basis,
        @Nullable String disputeId,
        Money total,
        List<Line> lines,
        @Nullable Opening opening,
        String contentHash,
        @Nullable String notifies,
        List<String> entries,
        @Nullable String reversedBy,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String answer) {

    /** What one cost center bears. */
    public record Line(String costCenter, KeyView key, Money amount) {}

    public static AdjustmentView of(KnownAdjustment known) {
        var content = known.content();
        return new AdjustmentView(
                known.adjustmentId(),
                known.status(),
                content.kind(),
                content.period(),
                content.originPeriod(),
                content.sourceAccount(),
                content.reason(),
                content.memo(),
                content.basis(),
                content.disputeId(),
                content.total(),
                content.lines().stream()
                        .map(line ->
                                new Line(line.costCenter(), KeyView.of(line.key()), line.amount()))
                        .toList(),
                content.opening(),
                known.contentHash(),
                known.notifies(),
                known.numbers(),
                known.reversedBy(),
                known.proposedBy(),
                known.proposedAt(),
                known.decidedBy(),
                known.decidedAt(),
                known.answer());
    }
}
