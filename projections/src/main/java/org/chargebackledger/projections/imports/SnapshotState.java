package org.chargebackledger.projections.imports;

/** Whether a snapshot counts. */
public enum SnapshotState {
    /** Its delivery waits for a second person. */
    HELD,
    /** It is the last accepted one of its key. */
    CURRENT,
    /** A later one of its key was accepted. */
    SUPERSEDED
}
