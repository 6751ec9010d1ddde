package org.chargebackledger.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer on its way: its losses can be told from those of the disk, and it has an end. */
final class WatchedBody extends FilterInputStream {

    private final long bytesMax;
    private long bytes;

    WatchedBody(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            var read = super.read(buffer, offset, length);
            bytes += Math.max(0, read);
            if (bytes > bytesMax) {
                throw new IOException("more than " + bytesMax + " bytes");
            }
            return read;
        } catch (IOException e) {
            throw new LostAnswer(e);
        }
    }
}
