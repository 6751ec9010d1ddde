package org.chargebackledger.ingest.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * One file to read, after unpacking.
 *
 * @param name the sender's name; a packed file's as {@code archive!entry}
 * @param gzip whether its bytes are gzip
 */
public record DataFile(String name, Path path, Form form, boolean gzip) {

    /** What a file's first bytes say it is. */
    public enum Form {
        CSV,
        PARQUET,
        JSON,
        /** No byte at all. */
        EMPTY
    }

    /** Its bytes, gzip undone. */
    public InputStream open() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** The last part of the name: how a manifest refers to it. */
    public String baseName() {
        var start = Math.max(name.lastIndexOf('/'), name.lastIndexOf('!')) + 1;
        return name.substring(start);
    }
}
