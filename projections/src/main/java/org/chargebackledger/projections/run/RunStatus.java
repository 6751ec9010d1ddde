package org.chargebackledger.projections.run;

/** Where a run stands. */
public enum RunStatus {
    RUNNING,
    COMPUTED,
    POSTING,
    POSTED,
    FAILED
}
