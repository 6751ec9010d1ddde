package org.chargebackledger.api.notice;

import org.chargebackledger.api.notice.NoticeAttempts.Attempts;
import org.chargebackledger.projections.notice.KnownNotice;
import org.chargebackledger.projections.notice.KnownNotice.Informed;
import org.chargebackledger.projections.notice.NoticeKind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A notice as it is served.
 *
 * @param known whether whoever it is for knows of it, by mail or by somebody's word
 * @param costCenter whose owner it is for
 * @param recipient as the register names them
 * @param attempts how often a mail server was asked to take it
 * @param lastError why the last attempt failed, or why there will be none
 * @param waitsFor what it waits for, while it waits
 */
public record NoticeView(
        String noticeId,
        Status status,
        boolean known,
        NoticeKind kind,
        String costCenter,
        String recipient,
        String subject,
        String text,
        @Nullable String disputeId,
        @Nullable String adjustmentId,
        String causedBy,
        Instant createdAt,
        int attempts,
        @Nullable String lastError,
        @Nullable String waitsFor,
        @Nullable Instant sentAt,
        @Nullable String messageId,
        @Nullable Informed acknowledgement) {

    /** How far it has come by mail. */
    public enum Status {
        WAITING,
        /** The last attempt failed; there will be another. */
        FAILED,
        SENT,
        /** By mail it reaches nobody: somebody has to tell them. */
        UNDELIVERABLE
    }

    /** Whether a notice that waits is mailed. */
    enum Mailing {
        MAILED,
        NOT_CONFIGURED,
        TOO_OLD
    }

    static NoticeView of(KnownNotice notice, @Nullable Attempts tried, Mailing mailing) {
        var content = notice.content();
        var error = tried == null ? null : tried.lastError();
        var status = status(notice, error);
        return new NoticeView(
                notice.noticeId(),
                status,
                notice.isKnown(),
                notice.kind(),
                notice.costCenter(),
                content.recipient(),
                content.subject(),
                content.text(),
                notice.disputeId(),
                notice.adjustmentId(),
                notice.causedBy(),
                notice.createdAt(),
                tried == null ? 0 : tried.attempts(),
                notice.answer() == null ? error : notice.answer(),
                notice.isKnown() ? null : waitsFor(status, tried, mailing),
                notice.sentAt(),
                notice.messageId(),
                notice.acknowledgement());
    }

    private static Status status(KnownNotice notice, @Nullable String error) {
        return switch (notice.status()) {
            case SENT -> Status.SENT;
            case UNDELIVERABLE -> Status.UNDELIVERABLE;
            case WAITING -> error == null ? Status.WAITING : Status.FAILED;
        };
    }

    private static String waitsFor(Status status, @Nullable Attempts tried, Mailing mailing) {
        if (status == Status.UNDELIVERABLE) {
            return "somebody who tells the owner and records it";
        }
        return switch (mailing) {
            case NOT_CONFIGURED ->
                    "mail, which is not configured (spring.mail.host and chargeback.notices.from),"
                            + " or somebody who tells the owner and records it";
            case TOO_OLD -> "somebody who tells the owner and records it: it is too old for mail";
            case MAILED ->
                    tried == null
                            ? "the next round of mail"
                            : "another attempt at " + tried.nextAt();
        };
    }
}
