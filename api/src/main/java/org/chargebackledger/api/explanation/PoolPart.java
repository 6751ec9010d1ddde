package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.run.Share;

/**
 * What is kept apart in a pool, and emptied by itself.
 *
 * @param cluster where it arose; empty outside clusters
 * @param namespace where it arose, if keys keep it; else empty
 */
record PoolPart(
        String pool, String cluster, PostingKey.Kind kind, String service, String namespace) {

    /** What a share came out of. */
    static PoolPart source(Share share) {
        return of(share.origin(), share);
    }

    /** What a share went into. */
    static PoolPart target(Share share) {
        return of(share.intoPool(), share);
    }

    private static PoolPart of(String pool, Share share) {
        var key = share.key();
        return new PoolPart(pool, share.cluster(), key.kind(), key.service(), key.namespace());
    }
}
