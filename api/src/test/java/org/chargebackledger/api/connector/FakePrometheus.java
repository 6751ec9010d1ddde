package org.chargebackledger.api.connector;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Prometheus over the pods and nodes of the worked month, which run all the time. */
public final class FakePrometheus extends Dispatcher implements AutoCloseable {

    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);
    private static final Map<String, String> CORES = Map.of("n1", "4", "n2", "2");
    private static final List<String> NODES = List.of("n1", "n2");

    private final MockWebServer server;

    public FakePrometheus() {
        server = Answers.served(this);
    }

    public String address() {
        return server.url("/").toString();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var form = new HashMap<String, String>();
        var body = request.getBody();
        for (var one : (body == null ? "" : body.utf8()).split("&", -1)) {
            var parts = one.split("=", 2);
            form.put(
                    parts[0],
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        var query = form.getOrDefault("query", "");
        var answer = form.containsKey("step") ? nodes(query, form) : readings(query, form);
        return new MockResponse.Builder().body(answer).build();
    }

    private static String readings(String query, Map<String, String> form) {
        var time = Instant.parse(form.getOrDefault("time", ""));
        if (query.startsWith("count")) {
            return vector(time, Stream.of(series("", "9")));
        }
        if (query.contains("kube_node_info")) {
            return vector(
                    time,
                    NODES.stream()
                            .map(node ->
                                    series(
                                            "\"node\":\"%s\",\"provider_id\":\"aws:///eu-1a/i-000000000000000%s\""
                                                    .formatted(node, node.substring(1)),
                                            "1")));
        }
        if (query.contains("ingress_requests")) {
            var requests =
                    Map.of("team-payments", "1250", "team-search", "3600", "team-data", "150");
            return vector(
                    time,
                    requests.entrySet().stream()
                            .map(one ->
                                    series(
                                            "\"namespace\":\"" + one.getKey() + "\"",
                                            one.getValue())));
        }
        if (query.contains("resource=\"cpu\"")) {
            return pods(time, FakeOpenCost.Pod::cpuRequested, BigDecimal.ONE);
        }
        if (query.contains("container_cpu_usage")) {
            return pods(time, FakeOpenCost.Pod::cpuUsed, BigDecimal.ONE);
        }
        if (query.contains("resource=\"memory\"")) {
            return pods(time, FakeOpenCost.Pod::ramRequested, GIB);
        }
        if (query.contains("container_memory_working_set")) {
            return pods(time, FakeOpenCost.Pod::ramUsed, GIB);
        }
        return vector(time, Stream.of());
    }

    /** Unit-seconds of a day. */
    private static String pods(
            Instant time, Function<FakeOpenCost.Pod, String> average, BigDecimal unit) {
        var seconds = unit.multiply(BigDecimal.valueOf(Duration.ofDays(1).toSeconds()));
        return vector(
                time,
                FakeOpenCost.WORKED_MONTH.stream()
                        .map(pod ->
                                series(
                                        "\"namespace\":\"%1$s\",\"pod\":\"app-%2$s\",\"node\":\"%2$s\""
                                                .formatted(pod.namespace(), pod.node()),
                                        new BigDecimal(average.apply(pod))
                                                .multiply(seconds)
                                                .toPlainString())));
    }

    private static String nodes(String query, Map<String, String> form) {
        var start = Instant.parse(form.getOrDefault("start", ""));
        var end = Instant.parse(form.getOrDefault("end", ""));
        var step = Duration.parse("PT" + form.get("step"));
        var times =
                Stream.iterate(start, time -> !time.isAfter(end), time -> time.plus(step)).toList();
        var series =
                NODES.stream()
                        .filter(_ -> !query.contains("nvidia"))
                        .map(node -> capacity(node, query.contains("resource=\"cpu\""), times))
                        .collect(Collectors.joining(","));
        return answer("matrix", series);
    }

    private static String capacity(String node, boolean cores, List<Instant> times) {
        var value = cores ? CORES.get(node) : GIB.multiply(BigDecimal.valueOf(16)).toPlainString();
        return "{\"metric\":{\"node\":\"%s\"},\"values\":[%s]}"
                .formatted(
                        node,
                        times.stream()
                                .map(time -> "[%d,\"%s\"]".formatted(time.getEpochSecond(), value))
                                .collect(Collectors.joining(",")));
    }

    /** A series without its time. */
    private static String series(String labels, String value) {
        return "{\"metric\":{%s},\"value\":[@,\"%s\"]}".formatted(labels, value);
    }

    private static String vector(Instant time, Stream<String> series) {
        var seconds = BigDecimal.valueOf(time.toEpochMilli(), 3).toPlainString();
        return answer(
                "vector",
                series.map(one -> one.replace("@", seconds)).collect(Collectors.joining(",")));
    }

    private static String answer(String type, String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":[%s]}}"
                .formatted(type, series);
    }

    @Override
    public void close() {
        server.close();
    }
}
