package org.chargebackledger.ingest.opencost;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** A service that answers for any window: each pod runs all the time with its request. */
final class FakeCluster extends Dispatcher implements AutoCloseable {

    private final MockWebServer server;
    private final List<String> asked = new ArrayList<>();
    private final List<String[]> pods;
    private BiFunction<Integer, String, @Nullable MockResponse> trouble = (_, _) -> null;

    /** Pods as cluster, node, namespace, controller and requested cores. */
    FakeCluster(String[]... pods) {
        this.pods = List.of(pods);
        server = Answers.served(this);
    }

    String address() {
        return server.url("/").toString();
    }

    /** What goes wrong with the nth question, counted from 1; null where nothing does. */
    void troubled(BiFunction<Integer, String, @Nullable MockResponse> how) {
        trouble = how;
    }

    /** All targets asked for, in order. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        int number;
        synchronized (asked) {
            asked.add(request.getTarget());
            number = asked.size();
        }
        var window =
                Objects.requireNonNull(request.getUrl().queryParameter("window")).split(",", 2);
        var body = answer(Instant.parse(window[0]), Instant.parse(window[1]));
        var troubled = trouble.apply(number, body);
        return troubled != null ? troubled : new MockResponse.Builder().body(body).build();
    }

    private String answer(Instant start, Instant end) {
        var allocations = new ArrayList<String>();
        for (var pod : pods) {
            allocations.add(allocation(pod, start, end));
        }
        return "{\"code\":200,\"status\":\"success\",\"data\":[{"
                + String.join(",", allocations)
                + "}]}";
    }

    static String allocation(String[] pod, Instant start, Instant end) {
        return """
        "%1$s/%2$s/%3$s/%4$s":{"name":"%1$s/%2$s/%3$s/%4$s","properties":{"cluster":"%1$s",\
        "node":"%2$s","namespace":"%3$s","controller":"%4$s"},"window":{"start":"null",\
        "end":"null"},"start":"%6$s","end":"%7$s","minutes":%8$d,"cpuCoreRequestAverage":%5$s,\
        "cpuCoreUsageAverage":NaN,"ramByteRequestAverage":0,"unheardOf":{"a":[1]}}\
        """
                .formatted(
                        pod[0],
                        pod[1],
                        pod[2],
                        pod[3],
                        pod[4],
                        start,
                        end,
                        java.time.Duration.between(start, end).toMinutes());
    }

    @Override
    public void close() {
        server.close();
    }
}
