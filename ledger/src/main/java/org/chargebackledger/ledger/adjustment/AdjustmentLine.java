package org.chargebackledger.ledger.adjustment;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;

import java.util.Map;

/**
 * What one cost center is to bear more or, negative, less.
 *
 * @param key under which it stands on the statement
 */
public record AdjustmentLine(String costCenter, PostingKey key, Money amount) {

    Map<String, Object> canonical() {
        return Map.of(
                "costCenter",
                costCenter,
                "key",
                Map.of(
                        "kind", key.kind().text(),
                        "pool", key.pool(),
                        "chargeCategory", key.chargeCategory(),
                        "service", key.service(),
                        "cluster", key.cluster(),
                        "namespace", key.namespace()),
                "amount",
                amount.amount(),
                "currency",
                amount.currency().code());
    }
}
