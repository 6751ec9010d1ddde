package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object that is sent: its members in the order in which they are put. */
final class Body {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Adds a member, unless its value is absent. */
    Body put(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    Map<String, Object> json() {
        return Collections.unmodifiableMap(members);
    }

    static Map<String, Object> money(String amount, String currency) {
        return new Body().put("amount", amount).put("currency", currency).json();
    }
}
