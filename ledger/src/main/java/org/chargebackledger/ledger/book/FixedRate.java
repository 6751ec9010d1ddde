package org.chargebackledger.ledger.book;

import org.chargebackledger.ledger.money.CurrencyCode;

import java.util.Map;

/**
 * An exchange rate that was approved before anything is posted by it.
 *
 * @param id of the approved change
 * @param type such as {@code month-average}
 * @param value units of {@code to} for one of {@code from}, a plain decimal text
 * @param hash SHA-256 of what was approved
 */
public record FixedRate(
        String id, String type, CurrencyCode from, CurrencyCode to, String value, String hash) {

    Map<String, Object> canonical() {
        return Map.of(
                "id", id,
                "type", type,
                "from", from.code(),
                "to", to.code(),
                "value", value,
                "hash", hash);
    }
}
