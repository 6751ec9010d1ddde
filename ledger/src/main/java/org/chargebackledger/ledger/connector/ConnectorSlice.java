package org.chargebackledger.ledger.connector;

import java.time.LocalDate;

/**
 * A span of UTC days that a connector fetches whole or not at all.
 *
 * @param connector its name in the configuration
 * @param kind what it fetches from, such as {@code opencost}
 * @param endDay exclusive
 */
public record ConnectorSlice(
        String book, String connector, String kind, LocalDate firstDay, LocalDate endDay) {

    /** The id of its stream; a connector that changes its kind goes on with the same slices. */
    public String id() {
        return String.join("/", "connector", book, connector, firstDay.toString());
    }
}
