package org.chargebackledger.ingest.prometheus;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service that answers any question: each cluster has a node and a pod, all the time. */
final class FakePrometheus extends Dispatcher implements AutoCloseable {

    /** What goes wrong with a question. */
    @FunctionalInterface
    interface Trouble {

        /** Null where nothing does. */
        @Nullable MockResponse with(int number, Map<String, String> asked, String body);
    }

    private final MockWebServer server;
    private final List<Map<String, String>> asked = new ArrayList<>();
    private final List<String> clusters;
    private Trouble trouble = (_, _, _) -> null;

    FakePrometheus(String... clusters) {
        this.clusters = List.of(clusters);
        server = Answers.served(this);
    }

    String address() {
        return server.url("/").toString();
    }

    void troubled(Trouble how) {
        trouble = how;
    }

    /** Answers questions whose expression holds a text with another body. */
    void answering(String part, String body) {
        trouble =
                (_, form, _) ->
                        form.getOrDefault("query", "").contains(part)
                                ? new MockResponse.Builder().body(body).build()
                                : null;
    }

    /** The forms of all questions, in order, with method and path. */
    List<Map<String, String>> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var form = new LinkedHashMap<String, String>();
        form.put("", request.getMethod() + " " + request.getTarget());
        var body = request.getBody();
        for (var one : (body == null ? "" : body.utf8()).split("&", -1)) {
            var parts = one.split("=", 2);
            form.put(
                    parts[0],
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        int number;
        synchronized (asked) {
            asked.add(form);
            number = asked.size();
        }
        var answer = form.containsKey("step") ? range(form) : instant(form);
        var troubled = trouble.with(number, form, answer);
        return troubled != null ? troubled : new MockResponse.Builder().body(answer).build();
    }

    private String instant(Map<String, String> form) {
        var time = Instant.parse(form.getOrDefault("time", ""));
        var series = new ArrayList<String>();
        for (var cluster : clusters) {
            series.add(pod(cluster, "7200", time));
        }
        return answer("vector", String.join(",", series));
    }

    /** A series of a pod, or of whatever it is taken for. */
    static String pod(String cluster, String value, Instant time) {
        return """
        {"metric":{"cluster":"%s","namespace":"shop","pod":"web-5d9c8b7f6d-x2x4z","node":"n1",\
        "created_by_kind":"ReplicaSet","created_by_name":"web-5d9c8b7f6d"},\
        "value":[%s,"%s"]}\
        """
                .formatted(cluster, seconds(time), value);
    }

    static String seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
    }

    private String range(Map<String, String> form) {
        var step = Duration.parse("PT" + form.get("step"));
        var end = Instant.parse(form.getOrDefault("end", ""));
        var points = new ArrayList<String>();
        var start = Instant.parse(form.getOrDefault("start", ""));
        for (var time = start; !time.isAfter(end); time = time.plus(step)) {
            points.add("[%d,\"4\"]".formatted(time.getEpochSecond()));
        }
        var series = new ArrayList<String>();
        for (var cluster : clusters) {
            series.add(
                    "{\"metric\":{\"cluster\":\"%s\",\"node\":\"n1\"},\"values\":[%s]}"
                            .formatted(cluster, String.join(",", points)));
        }
        return answer("matrix", String.join(",", series));
    }

    static String answer(String type, String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":[%s]}}"
                .formatted(type, series);
    }

    @Override
    public void close() {
        server.close();
    }
}
