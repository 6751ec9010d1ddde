package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.adjustment.AdjustmentContent.Basis;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.jspecify.annotations.Nullable;

/**
 * The decision of two persons that a posting carries out.
 *
 * @param reason its reason code
 * @param memo why, in words
 * @param basis what an accrual is estimated from, and how; absent elsewhere
 * @param disputeId the dispute that it settles; absent elsewhere
 * @param contentHash what was approved
 */
record Decision(
        String adjustmentId,
        AdjustmentKind kind,
        String reason,
        String memo,
        @Nullable Basis basis,
        @Nullable String disputeId,
        String contentHash,
        String proposedBy,
        @Nullable String approvedBy) {

    static Decision of(KnownAdjustment adjustment) {
        var content = adjustment.content();
        return new Decision(
                adjustment.adjustmentId(),
                content.kind(),
                content.reason(),
                content.memo(),
                content.basis(),
                content.disputeId(),
                adjustment.contentHash(),
                adjustment.proposedBy(),
                adjustment.decidedBy());
    }

    /** All of it for a person. */
    String sentence() {
        var what =
                switch (kind) {
                    case MANUAL -> "An adjustment between cost centers";
                    case WRITE_OFF -> "A write-off";
                    case DISPUTE -> "The outcome of a dispute";
                    case ACCRUAL -> "An accrual, until the bill is posted";
                    case OPENING_BALANCE -> "What a commitment has left";
                };
        var how =
                basis == null
                        ? ""
                        : ", estimated from %s by %s".formatted(basis.source(), basis.method());
        return "%s%s: %s (%s). Proposed by %s, approved by %s."
                .formatted(what, how, memo, reason, proposedBy, approvedBy);
    }
}
