package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.util.List;

/** One kind of delivery that can be read. */
public interface Source {

    /** Its name in requests, such as {@code focus}. */
    String name();

    /** Whether it delivers bills; else it delivers readings. */
    default boolean isBill() {
        return false;
    }

    /**
     * Reads a delivery. What is wrong with it goes to the request's findings.
     *
     * @throws RejectedDelivery when findings leave nothing to read on
     */
    Reading read(ReadRequest request) throws IOException;

    /**
     * The delivered rows that a cost line of a billing period sums, at most {@code limit}; none
     * where the source delivers no bill.
     */
    default List<BillRow> rowsOf(ReadRequest request, CostLine line, Period period, int limit)
            throws IOException {
        return List.of();
    }
}
