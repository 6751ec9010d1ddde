package org.chargebackledger.ledger.masterdata;

/** Where a change of master data stands. */
public enum ChangeStatus {
    PROPOSED,
    /** A second person approved it; from here it holds. */
    APPROVED,
    /** What had to be carried out because of it is carried out. */
    CARRIED_OUT,
    /** Declined by a second person, or withdrawn. */
    DECLINED,
    /** It is approved, and could not be carried out. */
    FAILED
}
