package org.chargebackledger.api.journey;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One user's view of a running service: real HTTP, JSON in and out. */
public final class LedgerClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI service;
    private final String authorization;

    public LedgerClient(URI service, String user, String password) {
        this.service = service;
        authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** An answer: its status and its body. */
    public record Answer(int status, String body, java.net.http.HttpHeaders headers) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The JSON of a successful answer. */
        public JsonNode ok() {
            if (status >= 300) {
                throw new AssertionError("HTTP " + status + ": " + body);
            }
            return json();
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    public Answer post(String path, Object body) {
        return send(json(path, "POST", body));
    }

    public Answer put(String path, Object body) {
        return send(json(path, "PUT", body));
    }

    public Answer send(String method, String path, Map<String, String> headers, String body) {
        var request = request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Uploads one delivery and waits until it is accepted, held or rejected. */
    public JsonNode deliver(String source, Map<String, String> fields, List<Upload> files) {
        var answer = upload(source, fields, files).ok();
        return settled("/imports/" + answer.get("importId").asString(), Set.of("STAGED"));
    }

    public Answer upload(String source, Map<String, String> fields, List<Upload> files) {
        return upload("/imports", source, fields, files, Map.of());
    }

    /** Uploads one delivery, to a book or with a key as the path and the headers say. */
    public Answer upload(
            String path,
            String source,
            Map<String, String> fields,
            List<Upload> files,
            Map<String, String> headers) {
        var form = new Multipart();
        form.field("source", source);
        fields.forEach(form::field);
        files.forEach(file -> form.file("file", file.name(), file.content()));
        var request =
                request(path)
                        .header("Content-Type", form.contentType())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
        headers.forEach(request::header);
        return send(request);
    }

    /** A file to upload. */
    public static final class Upload {

        private final String name;
        private final byte[] content;

        public Upload(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }

        String name() {
            return name;
        }

        byte[] content() {
            return content;
        }
    }

    /** Starts a run and waits until it is posted, computed or failed. */
    public JsonNode run(String period, Map<String, ?> body) {
        var answer = post("/periods/" + period + "/runs", body).ok();
        var unfinished =
                "chargeback".equals(body.get("kind"))
                        ? Set.of("RUNNING", "COMPUTED", "POSTING")
                        : Set.of("RUNNING");
        return settled(
                "/periods/" + period + "/runs/" + answer.get("runId").asString(), unfinished);
    }

    /** Polls until the status is none of the unfinished ones. */
    public JsonNode settled(String path, Set<String> unfinished) {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            var json = get(path).ok();
            if (!unfinished.contains(json.get("status").asString())) {
                return json;
            }
            if (Instant.now().isAfter(until)) {
                throw new AssertionError(path + " is still " + json);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder json(String path, String method, Object body) {
        var text = body instanceof String string ? string : JSON.writeValueAsString(body);
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(text));
    }

    private HttpRequest.Builder request(String path) {
        var full =
                path.startsWith("/api/") || path.startsWith("/openapi") ? path : "/api/v1" + path;
        return HttpRequest.newBuilder(service.resolve(full))
                .timeout(PATIENCE)
                .header("Authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
