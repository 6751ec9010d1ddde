package org.chargebackledger.api.demo.company;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file with one stored member, the same bytes on every machine. */
final class StoredZip {

    private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, Month.AUGUST, 1, 0, 0);

    private StoredZip() {}

    static byte[] of(String member, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(member);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(WRITTEN);
        var out = new ByteArrayOutputStream(content.length + 512);
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
