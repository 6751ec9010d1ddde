package org.chargebackledger.api.demo;

/** What ends a load that does not come out as it must. */
final class DemoLoadFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoLoadFailed(String message) {
        super(message);
    }
}
