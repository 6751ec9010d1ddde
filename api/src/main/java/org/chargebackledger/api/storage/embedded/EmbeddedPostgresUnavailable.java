package org.chargebackledger.api.storage.embedded;

/** The embedded PostgreSQL cannot be had; the message says why and what to do. */
public final class EmbeddedPostgresUnavailable extends IllegalStateException {

    EmbeddedPostgresUnavailable(String message) {
        super(message);
    }

    EmbeddedPostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
