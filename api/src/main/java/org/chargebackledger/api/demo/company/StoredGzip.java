package org.chargebackledger.api.demo.company;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/**
 * A gzip file whose content is stored, not compressed: what a compression library makes of the same
 * bytes differs from machine to machine.
 */
final class StoredGzip {

    private static final int BLOCK_MAX = 65_535;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

    private StoredGzip() {}

    static byte[] of(byte[] content) {
        var out = new ByteArrayOutputStream(content.length + content.length / 10_000 + 64);
        out.writeBytes(HEADER);
        var from = 0;
        do {
            var length = Math.min(BLOCK_MAX, content.length - from);
            out.write(from + length == content.length ? 1 : 0);
            writeLittleEndian(out, length, 2);
            writeLittleEndian(out, ~length, 2);
            out.write(content, from, length);
            from += length;
        } while (from < content.length);
        var crc = new CRC32();
        crc.update(content);
        writeLittleEndian(out, crc.getValue(), 4);
        writeLittleEndian(out, content.length, 4);
        return out.toByteArray();
    }

    private static void writeLittleEndian(ByteArrayOutputStream out, long value, int bytes) {
        for (var i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)) & 0xff);
        }
    }
}
