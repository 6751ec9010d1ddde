package org.chargebackledger.api.document;

import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.function.BinaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file written again so that its bytes depend on its content alone: one time for all entries
 * and nothing compressed, because libraries that compress are free to differ.
 */
final class PlainZip {

    /** On the format's very first day an entry's time would depend on the machine's time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private PlainZip() {}

    /**
     * The same entries in the same order.
     *
     * @param content from an entry's name and text to the text it is to have
     */
    static byte[] of(byte[] zip, BinaryOperator<String> content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in =
                        ZipFile.builder()
                                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                                .get();
                var plain = new ZipOutputStream(out)) {
            for (var entry : Collections.list(in.getEntriesInPhysicalOrder())) {
                try (var stream = in.getInputStream(entry)) {
                    var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    write(plain, entry.getName(), content.apply(entry.getName(), text));
                }
            }
        }
        return out.toByteArray();
    }

    private static void write(ZipOutputStream out, String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var sum = new CRC32();
        sum.update(bytes);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
