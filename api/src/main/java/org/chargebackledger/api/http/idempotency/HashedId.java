package org.chargebackledger.api.http.idempotency;

import org.chargebackledger.ledger.canonical.Sha256;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID of version 8: the first bits of a SHA-256. */
final class HashedId {

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private HashedId() {}

    static UUID of(byte[] bytes) {
        var hash = ByteBuffer.wrap(Sha256.digest().digest(bytes));
        return new UUID(
                (hash.getLong() & ~VERSION_BITS) | VERSION_8,
                (hash.getLong() & ~VARIANT_BITS) | VARIANT_RFC);
    }
}
