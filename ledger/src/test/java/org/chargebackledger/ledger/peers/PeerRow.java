package org.chargebackledger.ledger.peers;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;

/** One row of a file of the peer's, by column name. */
record PeerRow(Map<String, String> values) {

    String text(String column) {
        return values.getOrDefault(column, "").strip();
    }

    boolean is(String column, String text) {
        return text(column).equals(text);
    }

    BigDecimal amount(String column) {
        return text(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(text(column));
    }

    /**
     * What the columns say, without what is empty or said twice: an instance named as its service.
     */
    String name(String... columns) {
        var parts = new LinkedHashSet<String>();
        for (var column : columns) {
            if (!text(column).isEmpty()) {
                parts.add(text(column));
            }
        }
        return String.join("/", parts);
    }

    boolean isFinal() {
        return is("IsFinalConsumption", "Y");
    }

    boolean isBilled() {
        return text("ProviderService").isEmpty();
    }
}
