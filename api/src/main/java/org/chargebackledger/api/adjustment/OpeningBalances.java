package org.chargebackledger.api.adjustment;

import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentContent.Opening;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.chargebackledger.projections.prepaid.PrepaidSubledger;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;

/** Lets a commitment begin once, before anything of its account is charged. */
@Component
class OpeningBalances {

    private final Adjustments adjustments;
    private final PrepaidSubledger prepaid;

    OpeningBalances(Adjustments adjustments, PrepaidSubledger prepaid) {
        this.adjustments = adjustments;
        this.prepaid = prepaid;
    }

    /** Refuses a second beginning, a late one, and a correction of nothing or below nothing. */
    void check(String adjustmentId, AdjustmentContent content) {
        var opening = content.opening();
        if (opening == null) {
            return;
        }
        var others = others(adjustmentId, content, opening);
        if (content.reason().equals(AdjustmentKind.OPENING_BALANCE.name())) {
            checkFirst(content, opening, others);
        } else {
            checkCorrection(opening, others);
        }
    }

    private void checkFirst(
            AdjustmentContent content, Opening opening, List<KnownAdjustment> others) {
        if (!others.isEmpty()) {
            throw Refusal.conflict(
                    "opening-exists",
                    "%s has the opening balance %s; correct it, with the reason ERROR"
                            .formatted(opening.commitmentId(), others.getFirst().adjustmentId()));
        }
        prepaid.firstCharged(content.book(), content.sourceAccount())
                .filter(first -> first.compareTo(content.period()) < 0)
                .ifPresent(first -> tooLate(content, first));
    }

    private static void tooLate(AdjustmentContent content, Period first) {
        throw Refusal.conflict(
                "opening-too-late",
                "%s is charged since %s: nothing of it begins in %s"
                        .formatted(content.sourceAccount(), first, content.period()));
    }

    private static void checkCorrection(Opening opening, List<KnownAdjustment> others) {
        var posted =
                others.stream().filter(one -> one.status() == AdjustmentStatus.POSTED).toList();
        if (posted.isEmpty()) {
            throw Refusal.conflict(
                    "opening-unknown", opening.commitmentId() + " has no opening balance");
        }
        var left =
                posted.stream()
                        .map(one -> Objects.requireNonNull(one.content().opening()).amount())
                        .reduce(opening.amount(), Exact::plus);
        if (left.signum() < 0) {
            throw Refusal.conflict(
                    "opening-in-credit",
                    "%s would begin with %s".formatted(opening.commitmentId(), left));
        }
    }

    private List<KnownAdjustment> others(
            String adjustmentId, AdjustmentContent content, Opening opening) {
        return adjustments.openings(content.book(), content.sourceAccount()).stream()
                .filter(one -> !one.adjustmentId().equals(adjustmentId))
                .filter(one ->
                        Objects.requireNonNull(one.content().opening())
                                .commitmentId()
                                .equals(opening.commitmentId()))
                .toList();
    }
}
