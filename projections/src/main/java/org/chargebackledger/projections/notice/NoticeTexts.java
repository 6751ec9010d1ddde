package org.chargebackledger.projections.notice;

import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.money.Money;

/** What notices say, in words for somebody who knows nothing of ledgers. */
final class NoticeTexts {

    private NoticeTexts() {}

    /** A dispute that has ended. */
    record Ended(String disputeId, String book, String costCenter) {

        private String look() {
            return NoticeTexts.look(disputeId, book);
        }
    }

    /** What a notice says, before it is known to whom. */
    record Words(String subject, String text) {}

    static Words proposed(AdjustmentProposed event, Money amount, String costCenter) {
        var content = event.content();
        return new Words(
                "%s is to be charged to %s".formatted(amount, costCenter),
                """
                %s proposes to charge %s to your cost center %s in %s.

                Why: %s
                It is the outcome of dispute %s about %s.
                Adjustment: %s
                SHA-256 of its content: %s

                Another person may approve it now that you have been told. If you object, answer \
                them before they do, or dispute the charge once it is posted.
                To look at the dispute: %s
                """
                        .formatted(
                                event.stamp().actor(),
                                amount,
                                costCenter,
                                content.period(),
                                content.memo(),
                                content.disputeId(),
                                content.originPeriod(),
                                event.adjustmentId(),
                                event.contentHash(),
                                look(String.valueOf(content.disputeId()), content.book())));
    }

    static Words settled(Ended dispute, Money amount, String adjustmentId) {
        return new Words(
                "Dispute %s is settled".formatted(dispute.disputeId()),
                """
                Dispute %s of your cost center %s is settled: you bear %s less.

                It is posted by adjustment %s, which two persons decided.
                To look at it: %s
                """
                        .formatted(
                                dispute.disputeId(),
                                dispute.costCenter(),
                                amount,
                                adjustmentId,
                                dispute.look()));
    }

    static Words declined(Ended dispute, String by, String reason) {
        return new Words(
                "Dispute %s is declined".formatted(dispute.disputeId()),
                """
                %s declined dispute %s of your cost center %s: the charge stays.

                Why: %s
                To look at it: %s
                """
                        .formatted(
                                by,
                                dispute.disputeId(),
                                dispute.costCenter(),
                                reason,
                                dispute.look()));
    }

    private static String look(String disputeId, String book) {
        return "chargeback dispute show "
                + disputeId
                + (book.equals("main") ? "" : " --book=" + book);
    }
}
