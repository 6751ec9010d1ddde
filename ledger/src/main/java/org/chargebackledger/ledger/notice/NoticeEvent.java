package org.chargebackledger.ledger.notice;

import org.chargebackledger.ledger.audit.Stamp;

/**
 * What can have happened to a notice. What it says follows from the events that it is about. STORED
 * FORMAT: names and components are read back for years; see docs/events.
 */
public sealed interface NoticeEvent {

    String noticeId();

    /**
     * A mail server took it.
     *
     * @param recipient the address
     * @param messageId of the mail, the same however often it is sent
     * @param contentHash SHA-256 of the canonical JSON of recipient, subject and text
     */
    record NoticeSent(
            String noticeId, String recipient, String messageId, String contentHash, Stamp stamp)
            implements NoticeEvent {}

    /** A mail server will never take it. */
    record NoticeUndeliverable(String noticeId, String recipient, String reason, Stamp stamp)
            implements NoticeEvent {}

    /**
     * Somebody answers for it that its recipient knows what it says.
     *
     * @param told whom they told
     * @param how such as by telephone
     */
    record NoticeAcknowledged(String noticeId, String told, String how, Stamp stamp)
            implements NoticeEvent {}
}
