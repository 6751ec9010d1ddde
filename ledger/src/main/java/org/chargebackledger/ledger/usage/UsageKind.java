package org.chargebackledger.ledger.usage;

/** The kinds of reading a usage delivery may hold. */
public enum UsageKind {
    USAGE,
    NODE,
    METRIC,
    NAMESPACE_LABELS,
    WORKLOAD_LABELS,
    /** What a cost model says it cost: no input of any run. */
    ESTIMATE;

    /** Whether runs allocate by it. */
    public boolean isAllocatedBy() {
        return this != ESTIMATE;
    }
}
