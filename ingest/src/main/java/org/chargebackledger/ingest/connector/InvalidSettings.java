package org.chargebackledger.ingest.connector;

/** A connector's configuration makes no sense; the message names connector and setting. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettings(String connector, String problem) {
        super("connector '" + connector + "': " + problem);
    }
}
