package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLines;

import java.util.function.Consumer;

/** The lines of one snapshot, block by block; they can be read again, and are the same then. */
@FunctionalInterface
public interface BillLines {

    void read(Consumer<CostLines> blocks);
}
