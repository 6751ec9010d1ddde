package org.chargebackledger.api.http.consistency;

/** Says that the read models follow the events no further, and why: waiting would not help. */
public final class ReadModelsStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReadModelsStopped(String message, Throwable cause) {
        super(message, cause);
    }
}
