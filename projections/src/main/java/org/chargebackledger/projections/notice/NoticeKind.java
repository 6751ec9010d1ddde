package org.chargebackledger.projections.notice;

/** What a notice is about. */
public enum NoticeKind {
    /** A dispute of somebody else is to be charged to a cost center. */
    OUTCOME_PROPOSED,
    DISPUTE_SETTLED,
    DISPUTE_DECLINED
}
