package org.chargebackledger.api.journal;

import org.chargebackledger.ledger.journal.PostingKey;
import org.jspecify.annotations.Nullable;

/** A posting key as it is served: the pool is absent where there is none. */
public record KeyView(
        String kind,
        @Nullable String pool,
        String chargeCategory,
        String service,
        String cluster,
        String namespace) {

    public static KeyView of(PostingKey key) {
        return new KeyView(
                key.kind().text(),
                key.pool().isEmpty() ? null : key.pool(),
                key.chargeCategory(),
                key.service(),
                key.cluster(),
                key.namespace());
    }
}
