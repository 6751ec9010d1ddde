package org.chargebackledger.api.cli;

import okhttp3.MediaType;
import okhttp3.RequestBody;

import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on its way to the service; it can be sent again. */
final class UploadedFile extends RequestBody {

    private static final long CHUNK = 256L << 10;

    private final Path file;
    private final Progress progress;

    UploadedFile(Path file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    @Override
    public @Nullable MediaType contentType() {
        return MediaType.get("application/octet-stream");
    }

    @Override
    public long contentLength() throws IOException {
        return Files.size(file);
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        var total = contentLength();
        var sent = 0L;
        try (var source = Okio.source(file)) {
            var chunk = new Buffer();
            for (var read = source.read(chunk, CHUNK);
                    read >= 0;
                    read = source.read(chunk, CHUNK)) {
                sink.write(chunk, read);
                sent += read;
                progress.show(sent, total, "sending " + file.getFileName());
            }
        }
    }
}
