package org.chargebackledger.api.connector;

/** A whole answer that the reader of deliveries does not accept. */
final class RejectedFetch extends Exception {

    private static final long serialVersionUID = 1L;

    RejectedFetch(String message) {
        super(message);
    }
}
