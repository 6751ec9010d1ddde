package org.chargebackledger.ledger.notice;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;

import java.util.List;

/** What can be asked of one notice. */
public sealed interface NoticeCommand {

    /** Records that a mail server took it; the first time counts. */
    record RecordSent(
            @TargetAggregateIdentifier String noticeId,
            String recipient,
            String messageId,
            String contentHash,
            Stamp stamp)
            implements NoticeCommand {}

    /** Records that a mail server will never take it; the first time counts. */
    record RecordUndeliverable(
            @TargetAggregateIdentifier String noticeId,
            String recipient,
            String reason,
            Stamp stamp)
            implements NoticeCommand {}

    /**
     * Records that its recipient was told; the same again changes nothing. Refused when somebody
     * says so about what they caused themselves.
     *
     * @param causedBy who did what the notice is about
     */
    record AcknowledgeNotice(
            @TargetAggregateIdentifier String noticeId,
            String causedBy,
            String told,
            String how,
            Stamp stamp)
            implements NoticeCommand {}

    /** The notice of a proposal that charges a cost center. */
    static String ofProposal(String adjustmentId) {
        return adjustmentId + "-proposed";
    }

    /** The notice of how a dispute ended. */
    static String ofEnd(String disputeId) {
        return disputeId + "-ended";
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(Notice.class);
    }
}
