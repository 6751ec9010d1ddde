package org.chargebackledger.ingest.delivery;

import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Finds the files to read in what was delivered. Content decides, never the name: zip and tar.gz
 * are unpacked into the workspace, gzip is left as it is and undone while reading.
 */
final class Unpacking {

    private static final int ENTRIES_MAX = 10_000;
    private static final long UNPACKED_BYTES_MAX = 200L << 30;
    private static final int HEAD_LENGTH = 512;
    private static final int TAR_MAGIC_AT = 257;

    private final Path folder;
    private final Findings findings;
    private final List<DataFile> found = new ArrayList<>();
    private long unpackedBytes;

    private Unpacking(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    static List<DataFile> of(List<StagedFile> files, Path folder, Findings findings)
            throws IOException {
        var unpacking = new Unpacking(folder, findings);
        for (var file : files) {
            unpacking.add(file.name(), file.path());
        }
        return List.copyOf(unpacking.found);
    }

    private void add(String name, Path path) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(path)) {
            head = in.readNBytes(HEAD_LENGTH);
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            try (var zip = new ZipArchiveInputStream(Files.newInputStream(path))) {
                unpack(name, zip);
            }
        } else if (startsWith(head, 0x1f, 0x8b)) {
            addGzip(name, path);
        } else {
            found.add(new DataFile(name, path, form(head), false));
        }
    }

    private void addGzip(String name, Path path) throws IOException {
        byte[] head;
        try (var in = new GZIPInputStream(Files.newInputStream(path))) {
            head = in.readNBytes(HEAD_LENGTH);
        } catch (IOException e) {
            findings.reject(name, "damaged-file", "its gzip cannot be undone: " + e.getMessage());
            return;
        }
        if (isTar(head)) {
            try (var tar =
                    new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(path)))) {
                unpack(name, tar);
            }
        } else if (form(head) == DataFile.Form.PARQUET) {
            var plain = Files.createTempFile(folder, "part-", ".parquet");
            try (var in = new GZIPInputStream(Files.newInputStream(path))) {
                copy(in, plain);
            }
            found.add(new DataFile(name, plain, DataFile.Form.PARQUET, false));
        } else {
            found.add(new DataFile(name, path, form(head), true));
        }
    }

    private void unpack(String archive, ArchiveInputStream<? extends ArchiveEntry> entries)
            throws IOException {
        try {
            var count = 0;
            for (var entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (entry.isDirectory() || isSystemFile(entry.getName())) {
                    continue;
                }
                if (++count > ENTRIES_MAX) {
                    findings.reject(archive, "archive-too-big", "more than 10,000 files");
                    return;
                }
                // The entry's own path is never used: it may point outside.
                var target = Files.createTempFile(folder, "part-", ".data");
                copy(entries, target);
                add(archive + "!" + entry.getName(), target);
            }
        } catch (IOException e) {
            findings.reject(archive, "damaged-file", "it cannot be unpacked: " + e.getMessage());
        }
    }

    private void copy(InputStream in, Path target) throws IOException {
        try (var out = Files.newOutputStream(target)) {
            var buffer = new byte[1 << 16];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpackedBytes += read;
                if (unpackedBytes > UNPACKED_BYTES_MAX) {
                    throw new IOException("it holds more than 200 GiB");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static boolean isSystemFile(String name) {
        var base = name.substring(name.lastIndexOf('/') + 1);
        return base.startsWith("._") || name.startsWith("__MACOSX/");
    }

    private static boolean isTar(byte[] head) {
        return head.length >= TAR_MAGIC_AT + 5
                && new String(head, TAR_MAGIC_AT, 5, StandardCharsets.US_ASCII).equals("ustar");
    }

    private static DataFile.Form form(byte[] head) throws IOException {
        if (head.length == 0) {
            return DataFile.Form.EMPTY;
        }
        if (startsWith(head, 'P', 'A', 'R', '1')) {
            return DataFile.Form.PARQUET;
        }
        var in = new ByteArrayInputStream(head);
        if (startsWith(head, 0xef, 0xbb, 0xbf)) {
            in.skipNBytes(3);
        }
        var first = in.read();
        while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
            first = in.read();
        }
        return first == '{' || first == '[' ? DataFile.Form.JSON : DataFile.Form.CSV;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (var i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
