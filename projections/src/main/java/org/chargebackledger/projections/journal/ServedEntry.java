package org.chargebackledger.projections.journal;

import java.nio.charset.StandardCharsets;

/**
 * An entry as it is served.
 *
 * @param json its bytes as one NDJSON line, without the line feed
 */
@SuppressWarnings("ArrayRecordComponent") // its bytes are served, never compared
public record ServedEntry(long sequence, String number, byte[] json) {

    /** The entry as text. */
    public String text() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
