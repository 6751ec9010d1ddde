package org.chargebackledger.ingest.delivery;

/** Ends the reading of a delivery whose findings leave nothing more to look at. */
public final class RejectedDelivery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RejectedDelivery() {
        super("the delivery is rejected; its findings say why", null, false, false);
    }
}
