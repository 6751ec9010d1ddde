package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.run.Share;

import java.util.List;
import java.util.function.Consumer;

/** Reads the recorded shares of a run, block by block in their stated order. */
public interface ShareReader {

    /** Hands over all shares of a computed run. */
    void shares(String runId, Consumer<List<Share>> blocks);
}
