package org.chargebackledger.ledger.journal;

import java.util.Map;

/**
 * The printed invoice whose rounding an entry posts.
 *
 * @param invoice its stream, such as {@code invoice/main/AWS/INV-1}
 * @param revision of what is known to be printed
 */
public record InvoiceReference(String invoice, int revision) {

    /** As it is hashed and served. */
    Map<String, Object> canonical() {
        return Map.of("invoice", invoice, "revision", revision);
    }
}
