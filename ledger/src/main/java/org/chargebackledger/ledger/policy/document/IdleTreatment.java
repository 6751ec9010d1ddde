package org.chargebackledger.ledger.policy.document;

/** Where paid capacity goes that nobody asked for or used. */
public sealed interface IdleTreatment {

    /** Into a pool, which distributes it. */
    record ToPool(String pool) implements IdleTreatment {}

    /** To the cluster's cost centers, in proportion to their node cost there in the month. */
    record SpreadInCluster() implements IdleTreatment {}

    /** To one cost center. */
    record ToCostCenter(String code) implements IdleTreatment {}
}
