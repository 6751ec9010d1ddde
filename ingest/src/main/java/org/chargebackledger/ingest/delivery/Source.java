package org.chargebackledger.ingest.delivery;

import java.io.IOException;

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
}
