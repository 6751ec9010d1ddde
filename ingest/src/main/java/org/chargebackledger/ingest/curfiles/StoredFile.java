package org.chargebackledger.ingest.curfiles;

import java.time.Instant;

/**
 * A file where it lies.
 *
 * @param key its path in the store
 * @param version another one once its bytes are others
 */
record StoredFile(String key, long size, Instant modified, String version) {

    String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
