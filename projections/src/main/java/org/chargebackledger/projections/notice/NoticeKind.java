package org.chargebackledger.projections.notice;

/** What a notice is about. */
public enum NoticeKind {
    /** A dispute of somebody else is to be charged to a cost center. */
    OUTCOME_PROPOSED,
    /** It is charged. */
    OUTCOME_CHARGED,
    /** It is not charged. */
    OUTCOME_DROPPED,
    DISPUTE_SETTLED,
    DISPUTE_DECLINED
}
