package org.chargebackledger.ingest.store;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A container that speaks the wire format of Azure's Blob Storage: listings by page, blobs. */
public final class FakeContainer extends Dispatcher implements AutoCloseable {

    private static final String ACCOUNT = "account";
    private static final String NAME = "bills";

    private record Stored(String body, Instant modified) {

        String tag() {
            return "0x8D" + Integer.toHexString(body.hashCode()).toUpperCase(Locale.ROOT);
        }

        String changed() {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC));
        }
    }

    private final MockWebServer server = new MockWebServer();
    private final SortedMap<String, Stored> files = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private int pageFiles = 2;
    private BiFunction<String, String, @Nullable MockResponse> trouble = (_, _) -> null;

    /** An empty container that listens. */
    public FakeContainer() {
        server.setDispatcher(this);
        try {
            server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it is reached; of a numeric host the account is a part of the path. */
    public Map<String, String> settings() {
        return Map.of(
                "container",
                "http://127.0.0.1:%d/%s/%s".formatted(server.getPort(), ACCOUNT, NAME),
                "identity",
                "token",
                "token",
                "s3cret",
                "attempts",
                "2",
                "first-pause-millis",
                "1");
    }

    /** Lays a blob down, or another one in its place. */
    public synchronized FakeContainer put(String key, String body, String modified) {
        files.put(key, new Stored(body, Instant.parse(modified)));
        return this;
    }

    /** Takes a blob away. */
    public synchronized void remove(String key) {
        files.remove(key);
    }

    /** How many blobs one page of a listing has. */
    public void pageFiles(int count) {
        pageFiles = count;
    }

    /** What goes wrong with a request, such as {@code GET key}, whose answer would be this. */
    public void troubled(BiFunction<String, String, @Nullable MockResponse> how) {
        trouble = how;
    }

    /** What was asked, each with its authorization at the end. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var url = request.getUrl();
        var isList = "list".equals(url.queryParameter("comp"));
        var path = String.join("/", url.pathSegments());
        var root = ACCOUNT + "/" + NAME;
        var key =
                isList
                        ? Objects.requireNonNullElse(url.queryParameter("prefix"), "")
                        : path.substring(root.length() + 1);
        var what = (isList ? "LIST" : request.getMethod()) + " " + key;
        @Nullable Stored file;
        String body;
        synchronized (this) {
            asked.add(what + " " + request.getHeaders().get("Authorization"));
            file = files.get(key);
            body = isList ? page(key, url.queryParameter("marker")) : "";
        }
        var troubled = trouble.apply(what, file == null ? body : file.body());
        if (troubled != null) {
            return troubled;
        }
        if (isList) {
            return new MockResponse.Builder()
                    .addHeader("Content-Type", "application/xml")
                    .body(body)
                    .build();
        }
        return file == null ? error(404, "BlobNotFound") : blob(request, file);
    }

    /** An answer that refuses. */
    public static MockResponse error(int code, String name) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("x-ms-error-code", name)
                .addHeader("Content-Type", "application/xml")
                .body("<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(name, name))
                .build();
    }

    private static MockResponse blob(RecordedRequest request, Stored file) {
        var match = request.getHeaders().get("If-Match");
        if (match != null && !match.equals('"' + file.tag() + '"')) {
            return error(412, "ConditionNotMet");
        }
        var answer = new MockResponse.Builder();
        if (Objects.equals(request.getMethod(), "HEAD")) {
            answer.setHeader("Content-Length", file.body().length());
        } else {
            answer.body(file.body());
        }
        return answer.addHeader("ETag", '"' + file.tag() + '"')
                .addHeader("Last-Modified", file.changed())
                .addHeader("x-ms-blob-type", "BlockBlob")
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
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults"
                                + " ServiceEndpoint=\"http://127.0.0.1/\""
                                + " ContainerName=\"bills\"><Blobs>");
        for (var file : shown) {
            text.append(
                    """
                    <Blob><Name>%s</Name><Properties><Last-Modified>%s</Last-Modified>\
                    <Etag>%s</Etag><Content-Length>%d</Content-Length>\
                    <BlobType>BlockBlob</BlobType></Properties>%s</Blob>\
                    """
                            .formatted(
                                    file.getKey(),
                                    file.getValue().changed(),
                                    file.getValue().tag(),
                                    file.getValue().body().length(),
                                    file.getValue().body().isEmpty()
                                            ? "<Metadata><hdi_isfolder>true</hdi_isfolder></Metadata>"
                                            : "<Metadata/>"));
        }
        text.append("</Blobs><NextMarker>");
        if (shown.size() < matching.size()) {
            text.append(shown.getLast().getKey());
        }
        return text.append("</NextMarker></EnumerationResults>").toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
