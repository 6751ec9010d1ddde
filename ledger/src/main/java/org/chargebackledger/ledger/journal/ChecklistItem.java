package org.chargebackledger.ledger.journal;

import java.util.Map;

/**
 * One condition of closing a period and whether it is met.
 *
 * @param check stable slug such as {@code bill-to-ledger}
 */
public record ChecklistItem(String check, boolean met, String detail) {

    /** As it is hashed. */
    Map<String, Object> canonical() {
        return Map.of("check", check, "met", met, "detail", detail);
    }
}
