package org.chargebackledger.ingest.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written, and that remembers whether the disk took it. */
final class DiskFile extends OutputStream {

    private final Path path;
    private final OutputStream out;
    private long bytes;
    private @Nullable FileSystemException failure;

    DiskFile(Path path) throws IOException {
        this.path = path;
        this.out = Files.newOutputStream(path);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
        try {
            out.write(buffer, from, length);
            bytes += length;
        } catch (IOException e) {
            failure = new FileSystemException(path.toString(), null, e.getMessage());
            throw failure;
        }
    }

    /**
     * Throws what the disk failed with.
     *
     * @throws FileSystemException also where whoever wrote took it for a failure of its own
     */
    void requireWritten() throws FileSystemException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
