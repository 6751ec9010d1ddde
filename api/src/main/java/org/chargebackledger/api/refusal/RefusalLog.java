package org.chargebackledger.api.refusal;

/** Where refused commands are kept: rejection leaves no trace in state, only here. */
public interface RefusalLog {

    /** Never fails: a log that is down must not turn a refusal into something else. */
    void add(RefusedCommand refused);
}
