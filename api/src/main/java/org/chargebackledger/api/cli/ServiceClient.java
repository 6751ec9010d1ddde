package org.chargebackledger.api.cli;

import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import okio.ByteString;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A client of a running service. A write is sent again with its key when its answer was lost, or
 * when the service asks for patience.
 */
public final class ServiceClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int CONFLICT = 409;
    private static final Set<Integer> PATIENCE = Set.of(502, 503, 504);

    /** An answer that is no error. */
    public record Reply(int status, ByteString content) {

        public String body() {
            return content.utf8();
        }

        public JsonNode json() {
            var body = body();
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
        }
    }

    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .readTimeout(Duration.ofMinutes(5))
                    .writeTimeout(Duration.ofMinutes(5))
                    .build();
    private final HttpUrl service;
    private final String credentials;
    private final @Nullable String book;

    /** A client for a book, or for the book that a service has by default. */
    public ServiceClient(HttpUrl service, String user, String password, @Nullable String book) {
        this.service = service;
        this.credentials = Credentials.basic(user, password, StandardCharsets.UTF_8);
        this.book = book;
    }

    /** An address below {@code /api/v1}; each segment is encoded. */
    public HttpUrl.Builder path(String... segments) {
        var url = service.newBuilder().addPathSegments("api/v1");
        for (var segment : segments) {
            url.addPathSegment(segment);
        }
        if (book != null) {
            url.addQueryParameter("book", book);
        }
        return url;
    }

    /** Asks only for what has this value, if it is given at all. */
    static void filter(HttpUrl.Builder url, String name, @Nullable Object value) {
        if (value != null) {
            url.addQueryParameter(name, value.toString());
        }
    }

    public Reply get(HttpUrl.Builder url) {
        return get(url, "application/json");
    }

    public Reply get(HttpUrl.Builder url, String accept) {
        return send(request(url).header("Accept", accept).get());
    }

    public Reply post(HttpUrl.Builder url, String key, Map<String, ?> body) {
        return post(url, key, RequestBody.create(JSON.writeValueAsBytes(body), JSON_TYPE));
    }

    public Reply post(HttpUrl.Builder url, String key, RequestBody body) {
        return send(request(url).header("Idempotency-Key", '"' + key + '"').post(body));
    }

    public Reply put(HttpUrl.Builder url, String key, Map<String, ?> body) {
        var content = RequestBody.create(JSON.writeValueAsBytes(body), JSON_TYPE);
        return send(request(url).header("Idempotency-Key", '"' + key + '"').put(content));
    }

    private Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder()
                .url(url.build())
                .header("Authorization", credentials)
                .header("User-Agent", "chargeback-cli");
    }

    private Reply send(Request.Builder request) {
        for (var attempt = 1; ; attempt++) {
            try (var response = http.newCall(request.build()).execute()) {
                var content = response.body().byteString();
                if (response.isSuccessful()) {
                    return new Reply(response.code(), content);
                }
                var body = content.utf8();
                if (attempt == ATTEMPTS || !asksForPatience(response, body)) {
                    throw refused(response, body);
                }
            } catch (ConnectException nobody) {
                throw new CommandRefused("there is no service at " + service);
            } catch (IOException lost) {
                if (attempt == ATTEMPTS) {
                    throw new CommandRefused(
                            "no answer from " + service + ": " + lost.getMessage());
                }
            }
            Pause.of(PAUSE.multipliedBy(attempt));
        }
    }

    private static boolean asksForPatience(Response response, String body) {
        return PATIENCE.contains(response.code())
                || (response.code() == CONFLICT && body.contains("/idempotency-key-in-use"));
    }

    private static CommandRefused refused(Response response, String body) {
        try {
            var problem = JSON.readTree(body);
            var detail = problem.path("detail").asString(problem.path("title").asString(""));
            if (problem.isObject() && !detail.isEmpty()) {
                var type = problem.path("type").asString("");
                return new CommandRefused(
                        detail + " (" + type.substring(type.lastIndexOf('/') + 1) + ")", problem);
            }
        } catch (JacksonException e) {
            // Not a service of ours, or a proxy before it: the status is all there is to tell.
        }
        return new CommandRefused("the service answered " + response.code());
    }
}
