package org.chargebackledger.projections.notice;

import org.chargebackledger.ledger.notice.NoticeContent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One notice.
 *
 * @param position place in the order of writing
 * @param costCenter whose owner it is for
 * @param causedBy who did what it is about
 * @param answer why it cannot be delivered; null if it can
 * @param messageId of the mail; null before it is sent, likewise when
 * @param acknowledgement that its recipient was told; null while nobody said so
 */
public record KnownNotice(
        long position,
        String noticeId,
        String book,
        NoticeKind kind,
        String costCenter,
        @Nullable String disputeId,
        @Nullable String adjustmentId,
        NoticeContent content,
        String causedBy,
        Instant createdAt,
        NoticeStatus status,
        @Nullable String answer,
        @Nullable String messageId,
        @Nullable Instant sentAt,
        @Nullable Informed acknowledgement) {

    /** Who was told how, and who says so. */
    public record Informed(String told, String how, String by, Instant at) {}

    /** Whether whoever it is for knows of it. */
    public boolean isKnown() {
        return status == NoticeStatus.SENT || acknowledgement != null;
    }
}
