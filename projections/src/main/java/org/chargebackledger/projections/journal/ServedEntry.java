package org.chargebackledger.projections.journal;

import java.nio.charset.StandardCharsets;

/**
 * An entry as it is served.
 *
 * @param json one NDJSON line, without the line feed
 */
public record ServedEntry(long sequence, String number, String json) {

    /** The bytes that were hashed, with the hash. */
    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
