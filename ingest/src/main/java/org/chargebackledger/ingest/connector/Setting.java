package org.chargebackledger.ingest.connector;

import org.jspecify.annotations.Nullable;

/**
 * Something to configure of a connector.
 *
 * @param byDefault what holds when it is not given; null if nothing does
 * @param isRequired whether it must be given
 * @param isSecret whether nobody may be shown what it is set to
 * @param meaning for whoever configures it, with unit and example
 */
public record Setting(
        String name,
        @Nullable String byDefault,
        boolean isRequired,
        boolean isSecret,
        String meaning) {

    public static Setting required(String name, String meaning) {
        return new Setting(name, null, true, false, meaning);
    }

    public static Setting optional(String name, String meaning) {
        return new Setting(name, null, false, false, meaning);
    }

    /** Optional, and never shown. */
    public static Setting secret(String name, String meaning) {
        return new Setting(name, null, false, true, meaning);
    }

    public static Setting withDefault(String name, String byDefault, String meaning) {
        return new Setting(name, byDefault, false, false, meaning);
    }
}
