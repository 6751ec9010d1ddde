package org.chargebackledger.ingest.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.AnswerCode;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Requests that are made again a bounded number of times while what fails passes by itself. Azure's
 * own retries are not used: they do not look at the headers that say how long to wait.
 */
final class PatientCalls {

    private static final int BODY_MAX = 256 << 20;
    private static final int TOLD_MAX = 300;

    private final Retries retries;
    private volatile boolean closed;

    PatientCalls(Retries retries) {
        this.retries = retries;
    }

    /** Makes a request anew for each attempt. */
    @FunctionalInterface
    interface Requests {

        HttpRequest make() throws FetchFailure;
    }

    @FunctionalInterface
    private interface Reader<T> {

        T read(HttpResponse response) throws FetchFailure, IOException;
    }

    /** Asks until there is a whole answer. */
    Answer ask(HttpPipeline pipeline, Requests requests, AzureResources.Check check)
            throws FetchFailure, IOException {
        return patiently(
                pipeline,
                requests,
                response -> {
                    var answer = answer(response);
                    check.read(answer);
                    return answer;
                });
    }

    /**
     * Loads a file.
     *
     * @param bytesMin what is shorter is cut off
     */
    void download(HttpPipeline pipeline, Requests requests, long bytesMin, Path file)
            throws FetchFailure, IOException {
        patiently(
                pipeline,
                requests,
                response -> {
                    var bytes = copied(response, file);
                    if (bytes < bytesMin) {
                        throw new FetchFailure(
                                Reason.UNREACHABLE,
                                "%s has %d bytes of %d"
                                        .formatted(place(response), bytes, bytesMin));
                    }
                    return bytes;
                });
    }

    /** A disk that is full must not look like a network that fails. */
    private static long copied(HttpResponse response, Path file) throws IOException {
        var bytes = 0L;
        var buffer = new byte[1 << 16];
        try (var in = response.getBodyAsInputStreamSync();
                var out = Files.newOutputStream(file)) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                try {
                    out.write(buffer, 0, read);
                } catch (IOException e) {
                    throw new FileSystemException(file.toString(), null, e.getMessage());
                }
                bytes += read;
            }
        }
        return bytes;
    }

    private static Answer answer(HttpResponse response) throws IOException {
        try (var in = response.getBodyAsInputStreamSync()) {
            return new Answer(
                    response.getStatusCode(),
                    in == null ? "" : new String(in.readNBytes(BODY_MAX), UTF_8),
                    response.getHeaderValue(HttpHeaderName.LOCATION),
                    Throttle.pause(response.getHeaders()));
        }
    }

    private <T> T patiently(HttpPipeline pipeline, Requests requests, Reader<T> reader)
            throws FetchFailure, IOException {
        return retries.ask(() -> {
            requireOpen();
            return once(pipeline, requests.make(), reader);
        });
    }

    private <T> T once(HttpPipeline pipeline, HttpRequest request, Reader<T> reader)
            throws FetchFailure, IOException {
        try (var response = pipeline.sendSync(request, Context.NONE)) {
            if (response.getStatusCode() >= 300) {
                throw failure(response);
            }
            return reader.read(response);
        } catch (ClientAuthenticationException e) {
            throw new FetchFailure(Reason.DENIED, "no token for Azure: " + told(e));
        } catch (IOException | RuntimeException e) {
            Retries.requireGoingOn(e, closed);
            if (!isLost(e)) {
                throw e;
            }
            throw new FetchFailure(
                    Reason.UNREACHABLE,
                    "no whole answer from %s: %s".formatted(place(request), told(e)));
        }
    }

    private static FetchFailure failure(HttpResponse response) throws IOException {
        var told = answer(response).body().replaceAll("\\s+", " ").strip();
        return new FetchFailure(
                AnswerCode.reason(response.getStatusCode()),
                "%s answered %d%s"
                        .formatted(
                                place(response),
                                response.getStatusCode(),
                                told.isEmpty()
                                        ? ""
                                        : ": "
                                                + told.substring(
                                                        0, Math.min(TOLD_MAX, told.length()))),
                Throttle.pause(response.getHeaders()));
    }

    private static String place(HttpResponse response) {
        return place(response.getRequest());
    }

    /** Without the query: it may hold a key. */
    private static String place(HttpRequest request) {
        return request.getUrl().toString().replaceFirst("\\?.*", "");
    }

    private static boolean isLost(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException) {
                return false;
            }
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static String told(Throwable failure) {
        var text = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        return text.substring(0, Math.min(TOLD_MAX, text.length()));
    }

    void pause(Duration pause) throws InterruptedIOException {
        Retries.pause(pause);
        requireOpen();
    }

    private void requireOpen() throws InterruptedIOException {
        if (closed) {
            throw new InterruptedIOException("stopped while waiting to ask again");
        }
    }

    void close() {
        closed = true;
    }
}
