package org.chargebackledger.ledger.codec;

import com.github.luben.zstd.Zstd;

import org.axonframework.serialization.SerializationException;

/** Zstandard frames, one for each block of lines. */
final class Zstandard {

    /** Better ratios cost more time than the disk they save. */
    private static final int LEVEL = 3;

    /** First four bytes of every frame; JSON never begins with them. */
    private static final int[] MAGIC = {0x28, 0xB5, 0x2F, 0xFD};

    /** Far above any block; a frame that claims more is not ours. */
    private static final long PLAIN_BYTES_MAX = 64L << 20;

    private Zstandard() {}

    static byte[] compress(byte[] plain) {
        return Zstd.compress(plain, LEVEL);
    }

    /** The plain bytes of a frame; bytes that are no frame are plain already. */
    static byte[] plain(byte[] stored) {
        if (!isFrame(stored)) {
            return stored;
        }
        var size = Zstd.getFrameContentSize(stored);
        if (size < 0 || size > PLAIN_BYTES_MAX) {
            throw new SerializationException("a frame of " + size + " bytes is no block of lines");
        }
        return Zstd.decompress(stored, (int) size);
    }

    private static boolean isFrame(byte[] stored) {
        for (var i = 0; i < MAGIC.length; i++) {
            if (stored.length <= i || (stored[i] & 0xFF) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }
}
