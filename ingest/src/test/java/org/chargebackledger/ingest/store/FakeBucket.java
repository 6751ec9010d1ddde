package org.chargebackledger.ingest.store;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A bucket that speaks the wire format of S3: listings by page, heads, objects. */
public final class FakeBucket extends Dispatcher implements AutoCloseable {

    public static final String NAME = "bills";

    private record Stored(String body, Instant modified) {

        String tag() {
            return "\"" + Integer.toHexString(body.hashCode()) + "\"";
        }
    }

    private final MockWebServer server;
    private final SortedMap<String, Stored> files = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private int pageFiles = 2;
    private BiFunction<String, String, @Nullable MockResponse> trouble = (_, _) -> null;

    public FakeBucket() {
        server = Answers.served(this);
    }

    public String address() {
        return server.url("/").toString();
    }

    /** How it is reached. */
    public Map<String, String> settings() {
        return Map.of(
                "bucket", NAME,
                "region", "eu-central-1",
                "endpoint", address(),
                "access-key", "key",
                "secret-key", "secret",
                "attempts", "2",
                "first-pause-millis", "1");
    }

    /** Lays a file down, or another one in its place. */
    public synchronized FakeBucket put(String key, String body, String modified) {
        files.put(key, new Stored(body, Instant.parse(modified)));
        return this;
    }

    public synchronized void remove(String key) {
        files.remove(key);
    }

    /** How many files a page of a listing has at most. */
    public void pageFiles(int count) {
        pageFiles = count;
    }

    /** What goes wrong with a request, such as {@code GET key}, whose answer would be this. */
    public void troubled(BiFunction<String, String, @Nullable MockResponse> how) {
        trouble = how;
    }

    /** What was asked, in order, such as {@code LIST prefix}. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** The session tokens that came with it. */
    public synchronized List<String> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var url = request.getUrl();
        var prefix = url.queryParameter("prefix");
        var path = "/" + String.join("/", url.pathSegments());
        var key = prefix != null ? prefix : path.substring(("/" + NAME + "/").length());
        var what = (prefix == null ? request.getMethod() : "LIST") + " " + key;
        @Nullable Stored file;
        String body;
        synchronized (this) {
            asked.add(what);
            var token = request.getHeaders().get("X-Amz-Security-Token");
            if (token != null) {
                tokens.add(token);
            }
            file = files.get(key);
            body = prefix != null ? page(prefix, url.queryParameter("continuation-token")) : "";
        }
        var troubled = trouble.apply(what, file == null ? body : file.body());
        if (troubled != null) {
            return troubled;
        }
        if (prefix != null) {
            return new MockResponse.Builder().body(body).build();
        }
        return file == null ? error(404, "NoSuchKey") : object(request, file);
    }

    public static MockResponse error(int code, String name) {
        return new MockResponse.Builder()
                .code(code)
                .body("<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(name, name))
                .build();
    }

    private static MockResponse object(RecordedRequest request, Stored file) {
        var match = request.getHeaders().get("If-Match");
        if (match != null && !match.equals(file.tag())) {
            return error(412, "PreconditionFailed");
        }
        var answer = new MockResponse.Builder();
        if (Objects.equals(request.getMethod(), "HEAD")) {
            answer.setHeader("Content-Length", file.body().length());
        } else {
            answer.body(file.body());
        }
        return answer.addHeader("ETag", file.tag())
                .addHeader(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                file.modified().atOffset(ZoneOffset.UTC)))
                .build();
    }

    private String page(String prefix, @Nullable String from) {
        var matching =
                files.entrySet().stream()
                        .filter(file -> file.getKey().startsWith(prefix))
                        .filter(file -> from == null || file.getKey().compareTo(from) > 0)
                        .toList();
        var shown = matching.subList(0, Math.min(pageFiles, matching.size()));
        var text =
                new StringBuilder(
                        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        if (shown.size() < matching.size()) {
            text.append("<IsTruncated>true</IsTruncated><NextContinuationToken>")
                    .append(shown.getLast().getKey())
                    .append("</NextContinuationToken>");
        } else {
            text.append("<IsTruncated>false</IsTruncated>");
        }
        for (var file : shown) {
            text.append(
                    "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size></Contents>"
                            .formatted(
                                    file.getKey(),
                                    file.getValue().modified(),
                                    file.getValue().tag(),
                                    file.getValue().body().length()));
        }
        return text.append("</ListBucketResult>").toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
