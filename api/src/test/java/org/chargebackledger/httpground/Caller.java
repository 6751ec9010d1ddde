package org.chargebackledger.httpground;

import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A caller of the service under test, as one of its users. */
public record Caller(int port, String user, Map<String, String> headers) {

    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(30)).build();

    /** What came back. */
    public record Answer(int status, String body, Map<String, String> headers) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        public String type() {
            return json().path("type").asString();
        }
    }

    /** The service's preparer. */
    public static Caller of(ConfigurableApplicationContext service) {
        var port = service.getEnvironment().getRequiredProperty("local.server.port", int.class);
        return new Caller(port, "preparer", Map.of());
    }

    public Caller as(String other) {
        return new Caller(port, other, headers);
    }

    public Caller with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Caller(port, user, Map.copyOf(more));
    }

    public Caller key(String key) {
        return with("Idempotency-Key", key);
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer send(String method, String path, String json) {
        return call(method, path, RequestBody.create(json, MediaType.get("application/json")));
    }

    public Answer upload(String path, MultipartBody body) {
        return call("POST", path, body);
    }

    public Answer call(String method, String path, @Nullable RequestBody body) {
        var request =
                new Request.Builder().url("http://127.0.0.1:" + port + path).method(method, body);
        if (!user.isEmpty()) {
            request.header("Authorization", Credentials.basic(user, "demo"));
        }
        headers.forEach(request::header);
        try (Response response = CLIENT.newCall(request.build()).execute()) {
            var names = new HashMap<String, String>();
            response.headers()
                    .forEach(header ->
                            names.put(
                                    header.getFirst().toLowerCase(Locale.ROOT),
                                    header.getSecond()));
            return new Answer(response.code(), response.body().string(), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
