package org.chargebackledger.api.http.idempotency;

import org.chargebackledger.api.http.problem.HttpRefusal;
import org.chargebackledger.api.http.problem.ProblemType;
import org.chargebackledger.ledger.canonical.CanonicalJson;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** A key in its scope: the same text of another user, or on another path, is another key. */
record IdempotencyKey(String actor, String method, String path, String text) {

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"");
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\",;]]+");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** The header's text: a structured-field string, or bare as many clients send it. */
    static String parse(String header) {
        var value = header.strip();
        var quoted = QUOTED.matcher(value);
        String text;
        if (quoted.matches()) {
            text = quoted.group(1).replaceAll("\\\\(.)", "$1");
        } else if (PLAIN.matcher(value).matches()) {
            text = value;
        } else {
            throw invalid();
        }
        if (!PRINTABLE.matcher(text).matches()) {
            throw invalid();
        }
        return text;
    }

    UUID id() {
        return HashedId.of(CanonicalJson.bytes(scope()));
    }

    List<String> scope() {
        return List.of(actor, method, path, text);
    }

    private static HttpRefusal invalid() {
        return new HttpRefusal(
                ProblemType.KEY_INVALID,
                "Idempotency-Key: once, 1 to 255 printable ASCII characters, quoted or bare");
    }
}
