package org.chargebackledger.ingest.store;

import java.time.Instant;

/**
 * A file where it lies.
 *
 * @param key its path in the store
 * @param version another one once its bytes are others
 */
public record StoredFile(String key, long size, Instant modified, String version) {

    /** The last part of its key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
