package org.chargebackledger.api.http.idempotency;

import org.chargebackledger.ledger.canonical.CanonicalJson;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The ids of what a write makes. They follow from the user, the method, the path, the key and the
 * content, so a retry after a crash names the same import or run and finds what became of it;
 * without a key they are random. A controller takes it as a parameter.
 */
public final class IdempotentIds {

    private final List<String> seed;

    private IdempotentIds(List<String> seed) {
        this.seed = seed;
    }

    static IdempotentIds of(IdempotencyKey key, String contentHash) {
        var seed = new ArrayList<>(key.scope());
        seed.add(contentHash);
        return new IdempotentIds(List.copyOf(seed));
    }

    static IdempotentIds random() {
        return new IdempotentIds(List.of(UUID.randomUUID().toString()));
    }

    /**
     * An id; the same one each time it is asked for within a write and its retries.
     *
     * @param what it is the id of, such as {@code import}
     */
    public UUID id(String what) {
        var parts = new ArrayList<>(seed);
        parts.add(what);
        return HashedId.of(CanonicalJson.bytes(parts));
    }
}
