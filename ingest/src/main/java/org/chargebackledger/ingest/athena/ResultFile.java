package org.chargebackledger.ingest.athena;

import static org.chargebackledger.ingest.aws.AwsErrors.watched;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file into which Athena wrote a query's rows, brought in parts: each is kept, so that whoever
 * goes on asks for none twice.
 */
final class ResultFile {

    private static final Pattern LOCATION = Pattern.compile("s3://([^/]+)/(.+\\.csv)");

    private final S3Client s3;
    private final String bucket;
    private final String key;

    private ResultFile(S3Client s3, Matcher location) {
        this.s3 = s3;
        this.bucket = location.group(1);
        this.key = location.group(2);
    }

    /** Where a query's rows lie; blank if it is not said. */
    static String location(QueryExecution execution) {
        var result = execution.resultConfiguration();
        return result == null || result.outputLocation() == null ? "" : result.outputLocation();
    }

    /** Null if a query's rows lie in no file of ours. */
    static @Nullable ResultFile at(String location, S3Client s3) {
        var matcher = LOCATION.matcher(location);
        return matcher.matches() ? new ResultFile(s3, matcher) : null;
    }

    /**
     * Brings the parts that are not there.
     *
     * @return how many there are
     */
    int fetch(Attempt attempt, String question, long partBytes) throws FetchFailure, IOException {
        var head = head();
        var size = head.contentLength();
        var parts = (int) ((size + partBytes - 1) / partBytes);
        for (var part = 1; part <= parts; part++) {
            var name = name(question, part);
            var first = (part - 1) * partBytes;
            var last = Math.min(size, first + partBytes) - 1;
            if (!attempt.has(name)) {
                attempt.keep(name, file -> download(head.eTag(), first, last, file));
            }
        }
        return parts;
    }

    /** Whether it is there and may be read, and how large it is. */
    HeadObjectResponse head() throws FetchFailure, IOException {
        return watched(
                "result file " + this,
                () -> {
                    try {
                        return s3.headObject(request -> request.bucket(bucket).key(key));
                    } catch (NoSuchKeyException e) {
                        throw new FetchFailure(Reason.CHANGED, "result file " + this + " is gone");
                    }
                });
    }

    private void download(String tag, long first, long last, Path file)
            throws FetchFailure, IOException {
        watched(
                "result file " + this,
                () -> {
                    Files.deleteIfExists(file);
                    return s3.getObject(
                            request ->
                                    request.bucket(bucket)
                                            .key(key)
                                            .ifMatch(tag)
                                            .range("bytes=%d-%d".formatted(first, last)),
                            file);
                });
        var bytes = Files.size(file);
        if (bytes != last - first + 1) {
            throw new FetchFailure(
                    Reason.UNREACHABLE,
                    "%d bytes of %s were answered instead of %d"
                            .formatted(bytes, this, last - first + 1));
        }
    }

    /** Puts the parts together. */
    static void join(Attempt attempt, String question, int parts, Path whole) throws IOException {
        try (var out =
                Files.newOutputStream(
                        whole, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (var part = 1; part <= parts; part++) {
                Files.copy(attempt.file(name(question, part)).path(), out);
            }
        }
    }

    private static String name(String question, int part) {
        return "%s-%06d.part".formatted(question, part);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
