package org.chargebackledger.projections.notice;

/** How far a notice has come by mail. */
public enum NoticeStatus {
    WAITING,
    SENT,
    /** The owner has no address, or a mail server will never take it. */
    UNDELIVERABLE
}
