package org.chargebackledger.api.crash;

import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.LedgerClient.Upload;

import tools.jackson.databind.JsonNode;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A user who sends each request with a key until it is answered, however often that takes. */
final class RetryingUser {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LedgerClient client;

    RetryingUser(URI service, String name) {
        client = new LedgerClient(service, name, "demo");
    }

    JsonNode put(String path, String body) {
        return send("PUT", path, body);
    }

    JsonNode post(String path, String body) {
        return send("POST", path, body);
    }

    /** A key per request: its method, path and what it is the how-manieth of. */
    private JsonNode send(String method, String path, String body) {
        var type = path.endsWith("/versions") ? "application/yaml" : "application/json";
        var headers =
                Map.of(
                        "Content-Type",
                        type,
                        "Idempotency-Key",
                        "k-" + Integer.toHexString(body.hashCode()));
        return answered(() -> client.send(method, path, headers, body)).ok();
    }

    /** Orders a run and waits for it to be posted. */
    JsonNode run(String period, String body, String key) {
        var path = "/periods/" + period + "/runs";
        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", key);
        var ordered = answered(() -> client.send("POST", path, headers, body)).ok();
        return settled(
                path + "/" + ordered.get("runId").asString(),
                Set.of("RUNNING", "COMPUTED", "POSTING"));
    }

    /** Delivers a file and waits for the decision. */
    JsonNode deliver(String source, Upload file, String key) {
        var headers = Map.of("Idempotency-Key", key);
        var fields = Map.<String, String>of();
        var staged =
                answered(() -> client.upload("/imports", source, fields, List.of(file), headers))
                        .ok();
        var settled = settled("/imports/" + staged.get("importId").asString(), Set.of("STAGED"));
        return staged.get("duplicate").asBoolean() ? staged : settled;
    }

    JsonNode get(String path) {
        return answered(() -> client.get(path)).ok();
    }

    List<String> lines(String path) {
        return answered(() -> client.get(path, "application/x-ndjson")).body().lines().toList();
    }

    private JsonNode settled(String path, Set<String> unfinished) {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var json = answered(() -> client.get(path)).ok();
            if (!unfinished.contains(json.get("status").asString())) {
                return json;
            }
            pause();
        }
        throw new AssertionError(path + " is never decided");
    }

    private static Answer answered(Supplier<Answer> request) {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                var answer = request.get();
                var again =
                        answer.status() >= 500
                                || (answer.status() == 409 && answer.body().contains("key-in-use"));
                if (!again || Instant.now().isAfter(until)) {
                    return answer;
                }
            } catch (UncheckedIOException e) {
                if (Instant.now().isAfter(until)) {
                    throw e;
                }
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
}
