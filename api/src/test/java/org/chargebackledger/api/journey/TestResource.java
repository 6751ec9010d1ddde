package org.chargebackledger.api.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A text that tests keep among their resources. */
public final class TestResource {

    private TestResource() {}

    public static String text(String name) {
        try (var in = TestResource.class.getResourceAsStream("/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
