package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.usage.UsageLines;

import java.util.function.Consumer;

/** Reads the recorded lines of a delivery, block by block in their stated order. */
public interface SnapshotReader {

    /** Hands over the cost lines of one snapshot. */
    void costLines(String snapshotId, Consumer<CostLines> blocks);

    /** Hands over all readings of one usage import. */
    void usageLines(String importId, Consumer<UsageLines> blocks);
}
