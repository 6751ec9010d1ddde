package org.chargebackledger.ledger.policy.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The published JSON Schema of policy documents, for editors; lint says more. */
public final class PolicySchema {

    private static final String RESOURCE = "policy.schema.json";

    private PolicySchema() {}

    /** Its text: JSON Schema 2020-12. */
    public static String text() {
        try (var stream = PolicySchema.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
