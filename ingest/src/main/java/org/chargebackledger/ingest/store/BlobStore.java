package org.chargebackledger.ingest.store;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.models.ListBlobsOptions;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.AnswerCode;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** A container of Azure's Blob Storage. */
final class BlobStore implements FileStore {

    /** How a folder is kept that is a blob itself. */
    private static final String FOLDER = "hdi_isfolder";

    private final BlobContainerClient container;
    private final Retries retries;
    private volatile boolean closed;

    /**
     * Makes it; asks nothing yet.
     *
     * @param container asks no question again by itself
     */
    BlobStore(BlobContainerClient container, Retries retries) {
        this.container = container;
        this.retries = retries;
    }

    @FunctionalInterface
    private interface Call<T> {

        T make() throws FetchFailure, IOException;
    }

    /** All pages of the listing. */
    @Override
    public List<StoredFile> list(String prefix) throws FetchFailure, IOException {
        var options =
                new ListBlobsOptions()
                        .setPrefix(prefix)
                        .setDetails(new BlobListDetails().setRetrieveMetadata(true));
        var all = new ArrayList<StoredFile>();
        @Nullable String next = null;
        do {
            var from = next;
            var page = patiently(() -> page(options, from));
            for (var blob : page.getValue()) {
                if (!isFolder(blob)) {
                    all.add(listed(blob));
                }
            }
            next = page.getContinuationToken();
        } while (next != null && !next.isEmpty());
        all.sort(Comparator.comparing(StoredFile::key));
        return List.copyOf(all);
    }

    private PagedResponse<BlobItem> page(ListBlobsOptions options, @Nullable String from)
            throws IOException {
        try {
            return container.listBlobs(options, from, null).iterableByPage().iterator().next();
        } catch (NoSuchElementException e) {
            throw new IOException("a listing that is cut off", e);
        }
    }

    private static boolean isFolder(BlobItem blob) {
        var metadata = blob.getMetadata();
        return metadata != null && "true".equalsIgnoreCase(metadata.get(FOLDER));
    }

    private static StoredFile listed(BlobItem blob) throws FetchFailure {
        var properties = blob.getProperties();
        return stored(
                blob.getName(),
                properties.getContentLength(),
                properties.getLastModified(),
                properties.getETag());
    }

    /** A listing gives versions bare, every other answer in quotes. */
    private static StoredFile stored(
            String key,
            @Nullable Long size,
            @Nullable OffsetDateTime modified,
            @Nullable String version)
            throws FetchFailure {
        if (size == null || modified == null || version == null) {
            throw new FetchFailure(
                    Reason.MALFORMED,
                    "the answer about " + key + " lacks its size, time or version");
        }
        return new StoredFile(key, size, modified.toInstant(), version.replace("\"", ""));
    }

    @Override
    public Optional<StoredFile> at(String key) throws FetchFailure, IOException {
        return patiently(() -> {
            try {
                var blob = container.getBlobClient(key).getProperties();
                return Optional.of(
                        stored(key, blob.getBlobSize(), blob.getLastModified(), blob.getETag()));
            } catch (BlobStorageException e) {
                if (e.getStatusCode() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<StoredFile> find(String key, StoredFile manifest)
            throws FetchFailure, IOException {
        return at(key);
    }

    @Override
    public void load(StoredFile file, Path target) throws FetchFailure, IOException {
        var bytes = patiently(() -> copied(file, target));
        if (bytes != file.size()) {
            throw new FetchFailure(
                    Reason.CHANGED,
                    "%s has %d bytes and is listed with %d"
                            .formatted(file.key(), bytes, file.size()));
        }
    }

    private long copied(StoredFile file, Path target) throws IOException {
        try (var out = new DiskFile(target)) {
            try {
                var answer =
                        container
                                .getBlobClient(file.key())
                                .downloadStreamWithResponse(
                                        out,
                                        null,
                                        new DownloadRetryOptions().setMaxRetryRequests(0),
                                        new BlobRequestConditions()
                                                .setIfMatch('"' + file.version() + '"'),
                                        false,
                                        null,
                                        Context.NONE);
                var length = answer.getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
                if (length != null && Long.parseLong(length) > out.bytes()) {
                    throw new IOException(
                            "%s ends after %d bytes of %s"
                                    .formatted(file.key(), out.bytes(), length));
                }
            } finally {
                out.requireWritten();
            }
            return out.bytes();
        }
    }

    private <T> T patiently(Call<T> call) throws FetchFailure, IOException {
        return retries.ask(() -> once(call));
    }

    private <T> T once(Call<T> call) throws FetchFailure, IOException {
        if (closed) {
            throw new InterruptedIOException("stopped while waiting to ask again");
        }
        try {
            return call.make();
        } catch (BlobStorageException e) {
            throw failure(e);
        } catch (ClientAuthenticationException e) {
            throw new FetchFailure(Reason.DENIED, "no token for Azure: " + e.getMessage());
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            Retries.requireGoingOn(e, closed);
            if (!isLost(e)) {
                throw e;
            }
            throw new FetchFailure(
                    Reason.UNREACHABLE,
                    "no whole answer from %s: %s".formatted(this, e.getMessage()));
        }
    }

    /** Without looking, the client reads from an answer what each whole one has. */
    private static boolean isLost(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof NullPointerException) {
                return true;
            }
        }
        return false;
    }

    private FetchFailure failure(BlobStorageException e) {
        var code = e.getErrorCode();
        var status = e.getStatusCode();
        var reason =
                BlobErrorCode.SERVER_BUSY.equals(code)
                        ? Reason.THROTTLED
                        : status == 412 ? Reason.CHANGED : AnswerCode.reason(status);
        return new FetchFailure(
                reason,
                "%s answered %d %s".formatted(this, status, code == null ? "" : code),
                retryAfter(e));
    }

    private static @Nullable Duration retryAfter(BlobStorageException e) {
        var text =
                e.getResponse() == null
                        ? null
                        : e.getResponse().getHeaderValue(HttpHeaderName.RETRY_AFTER);
        return text != null && text.matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Long.parseLong(text))
                : null;
    }

    /** Without a query, which may be a credential. */
    @Override
    public String toString() {
        return container.getBlobContainerUrl().replaceFirst("\\?.*", "") + "/";
    }

    @Override
    public void close() {
        closed = true;
    }
}
