package org.chargebackledger.ledger.canonical;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A running SHA-256 over lines in their stated order; how they are cut into blocks does not matter.
 *
 * <p>What is hashed is, for each line, the canonical JSON array of its fields and a line feed.
 */
public final class LineDigest {

    private final MessageDigest digest = Sha256.digest();
    private final LineText text = new LineText(digest::update);

    public static String of(Digestible lines) {
        return new LineDigest().update(lines).hex();
    }

    public static String of(List<? extends Digestible> lines) {
        return new LineDigest().update(lines).hex();
    }

    public LineDigest update(Digestible lines) {
        lines.writeTo(text);
        return this;
    }

    public LineDigest update(List<? extends Digestible> lines) {
        lines.forEach(line -> line.writeTo(text));
        return this;
    }

    /** Lower-case hex of the digest; nothing can be added after it. */
    public String hex() {
        text.flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
