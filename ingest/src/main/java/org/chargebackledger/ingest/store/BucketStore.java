package org.chargebackledger.ingest.store;

import org.chargebackledger.ingest.aws.AwsIdentity;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.Retries;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A bucket of S3, or of what speaks like it. */
final class BucketStore implements FileStore {

    private final AwsIdentity identity;
    private final S3Client s3;
    private final String bucket;
    private final Retries retries;

    /**
     * Makes it; asks nothing yet.
     *
     * @param s3 asks no question again by itself
     */
    BucketStore(AwsIdentity identity, S3Client s3, String bucket, Retries retries) {
        this.identity = identity;
        this.s3 = s3;
        this.bucket = bucket;
        this.retries = retries;
    }

    @FunctionalInterface
    private interface Call<T> {

        T make() throws IOException;
    }

    /** All pages of the listing. */
    @Override
    public List<StoredFile> list(String prefix) throws FetchFailure, IOException {
        var all = new ArrayList<StoredFile>();
        @Nullable String next = null;
        do {
            var from = next;
            var page =
                    patiently(() ->
                            s3.listObjectsV2(ask ->
                                    ask.bucket(bucket).prefix(prefix).continuationToken(from)));
            for (var one : page.contents()) {
                all.add(new StoredFile(one.key(), one.size(), one.lastModified(), one.eTag()));
            }
            next = page.nextContinuationToken();
            if (Boolean.TRUE.equals(page.isTruncated()) && next == null) {
                throw new FetchFailure(Reason.MALFORMED, "the listing of " + this + " breaks off");
            }
        } while (next != null);
        all.sort(Comparator.comparing(StoredFile::key));
        return List.copyOf(all);
    }

    @Override
    public Optional<StoredFile> at(String key) throws FetchFailure, IOException {
        return patiently(() -> {
            try {
                return Optional.of(stored(key, s3.headObject(ask -> ask.bucket(bucket).key(key))));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<StoredFile> find(String key, StoredFile manifest)
            throws FetchFailure, IOException {
        return at(key);
    }

    private static StoredFile stored(String key, HeadObjectResponse head) throws IOException {
        var size = head.contentLength();
        var modified = head.lastModified();
        var tag = head.eTag();
        if (size == null || modified == null || tag == null) {
            throw new IOException("the answer about " + key + " lacks its size, time or version");
        }
        return new StoredFile(key, size, modified, tag);
    }

    @Override
    public void load(StoredFile file, Path target) throws FetchFailure, IOException {
        var bytes =
                patiently(() -> {
                    try (var body =
                            s3.getObject(ask ->
                                    ask.bucket(bucket).key(file.key()).ifMatch(file.version()))) {
                        return copied(body, target, file);
                    }
                });
        if (bytes != file.size()) {
            throw new FetchFailure(
                    Reason.CHANGED,
                    "%s has %d bytes and is listed with %d"
                            .formatted(file.key(), bytes, file.size()));
        }
    }

    /** A disk that is full must not look like a network that fails. */
    private static long copied(
            ResponseInputStream<GetObjectResponse> body, Path target, StoredFile file)
            throws IOException {
        var bytes = 0L;
        var buffer = new byte[1 << 16];
        try (var out = Files.newOutputStream(target)) {
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                try {
                    out.write(buffer, 0, read);
                } catch (IOException e) {
                    body.abort();
                    throw new FileSystemException(target.toString(), null, e.getMessage());
                }
                bytes += read;
            }
        }
        var announced = body.response().contentLength();
        if (announced != null && announced > bytes) {
            throw new IOException(
                    "%s ends after %d bytes of %d".formatted(file.key(), bytes, announced));
        }
        return bytes;
    }

    private <T> T patiently(Call<T> call) throws FetchFailure, IOException {
        return retries.ask(() -> once(call));
    }

    private <T> T once(Call<T> call) throws FetchFailure, IOException {
        try {
            return call.make();
        } catch (AwsServiceException e) {
            throw failure(e);
        } catch (FileSystemException e) {
            throw e;
        } catch (SdkClientException | IllegalArgumentException | IOException e) {
            // The client takes what is no HTTP at all for an argument of its own.
            Retries.requireGoingOn(e, false);
            throw failure(e);
        }
    }

    private FetchFailure failure(AwsServiceException e) {
        var code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        var reason =
                switch (e.statusCode()) {
                    case 401, 403 -> Reason.DENIED;
                    case 412 -> Reason.CHANGED;
                    case 408, 502, 504 -> Reason.UNREACHABLE;
                    case 429 -> Reason.THROTTLED;
                    case 503 -> "SlowDown".equals(code) ? Reason.THROTTLED : Reason.UNREACHABLE;
                    default -> e.statusCode() < 500 ? Reason.REFUSED : Reason.BROKEN;
                };
        return new FetchFailure(
                reason, "%s answered %d %s".formatted(this, e.statusCode(), e.getMessage()));
    }

    private FetchFailure failure(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("credentials")
                ? new FetchFailure(Reason.DENIED, message)
                : new FetchFailure(
                        Reason.UNREACHABLE, "no whole answer from " + this + ": " + message);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/";
    }

    @Override
    public void close() {
        s3.close();
        identity.close();
    }
}
