package org.chargebackledger.projections.storage;

import org.chargebackledger.ledger.audit.Refusal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where a list goes on: behind position {@code after}, and never past {@code upTo}, the last
 * position when the list was begun, so that all its pages are of one snapshot.
 */
public record Cursor(long after, long upTo) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

    /** The opaque text that a client hands back. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((after + "." + upTo).getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads a cursor that this service gave. */
    public static Cursor parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            var match = FORM.matcher(plain);
            if (match.matches()) {
                return new Cursor(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
            }
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    private static Refusal unknown(String text) {
        return Refusal.invalid("unknown-cursor", "not a cursor of this service: '" + text + "'");
    }
}
