package org.chargebackledger.projections.notice;

import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

/** What notices say, in words for somebody who knows nothing of ledgers. */
final class NoticeTexts {

    private NoticeTexts() {}

    /** A charge as its owner knows it: whose, of which month and service, how much. */
    record Charge(String costCenter, String period, String service, Money amount) {

        @Override
        public String toString() {
            return "%s, %s, %s, %s".formatted(costCenter, period, service, amount);
        }
    }

    /**
     * A dispute that a notice is about.
     *
     * @param charge what is disputed of it
     */
    record Disputed(String disputeId, String book, String raisedBy, Charge charge) {

        private String look() {
            return NoticeTexts.look(disputeId, book);
        }
    }

    /** What a notice says, before it is known to whom. */
    record Words(String subject, String text) {}

    /**
     * What is to be charged.
     *
     * @param dispute that it is the outcome of; null where it is not known here
     */
    static Words proposed(AdjustmentProposed event, Charge charge, @Nullable Disputed dispute) {
        var content = event.content();
        var id = String.valueOf(content.disputeId());
        return new Words(
                charge + ": to be charged",
                """
                %s proposes to charge %s to your cost center %s in %s.

                Why: %s
                It is the outcome of dispute %s%s.
                Adjustment: %s
                SHA-256 of its content: %s

                Another person may approve it now that you have been told. If you object, answer \
                them before they do, or dispute the charge once it is posted.
                To look at the dispute: %s
                """
                        .formatted(
                                event.stamp().actor(),
                                charge.amount(),
                                charge.costCenter(),
                                content.period(),
                                content.memo(),
                                id,
                                dispute == null
                                        ? " about " + content.originPeriod()
                                        : ", which %s raised about the charge %s"
                                                .formatted(dispute.raisedBy(), dispute.charge()),
                                event.adjustmentId(),
                                event.contentHash(),
                                look(id, content.book())));
    }

    /**
     * That it is charged.
     *
     * @param before the subject of the notice that it would be
     */
    static Words charged(String before, String adjustmentId) {
        var charge = charge(before);
        return new Words(
                charge + ": charged",
                "What was proposed to be charged to your cost center is charged: "
                        + charge
                        + ".\nIt is posted by adjustment "
                        + adjustmentId
                        + ", which two persons decided.\n");
    }

    /**
     * That it is not.
     *
     * @param before the subject of the notice that it would be
     */
    static Words dropped(String before, String adjustmentId, String reason) {
        var charge = charge(before);
        return new Words(
                charge + ": not charged",
                "What was proposed to be charged to your cost center is not charged: "
                        + charge
                        + ".\nAdjustment: "
                        + adjustmentId
                        + "\nWhy: "
                        + reason
                        + "\n");
    }

    private static String charge(String subject) {
        return subject.substring(0, Math.max(0, subject.lastIndexOf(": ")));
    }

    /**
     * That a dispute is settled.
     *
     * @param amount what its cost center bears less
     */
    static Words settled(Disputed dispute, Money amount, String adjustmentId) {
        var charge = dispute.charge();
        return new Words(
                charge + ": dispute settled",
                """
                Your cost center %s bears %s less: dispute %s, which %s raised, is settled.

                It is about the charge %s.
                It is posted by adjustment %s, which two persons decided.
                To look at it: %s
                """
                        .formatted(
                                charge.costCenter(),
                                amount,
                                dispute.disputeId(),
                                dispute.raisedBy(),
                                charge,
                                adjustmentId,
                                dispute.look()));
    }

    static Words declined(Disputed dispute, String by, String reason) {
        var charge = dispute.charge();
        return new Words(
                charge + ": dispute declined",
                """
                %s declined dispute %s of your cost center %s, which %s raised: the charge stays.

                It is about the charge %s.
                Why: %s
                To look at it: %s
                """
                        .formatted(
                                by,
                                dispute.disputeId(),
                                charge.costCenter(),
                                dispute.raisedBy(),
                                charge,
                                reason,
                                dispute.look()));
    }

    private static String look(String disputeId, String book) {
        return "chargeback dispute show "
                + disputeId
                + (book.equals("main") ? "" : " --book=" + book);
    }
}
