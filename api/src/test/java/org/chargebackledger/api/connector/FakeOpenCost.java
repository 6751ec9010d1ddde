package org.chargebackledger.api.connector;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** An OpenCost whose pods run all the time: any window is answered from the same averages. */
final class FakeOpenCost extends Dispatcher implements AutoCloseable {

    /** A workload with its averages, in cores and GiB. */
    record Pod(
            String node,
            String namespace,
            String cpuRequested,
            String cpuUsed,
            String ramRequested,
            String ramUsed) {}

    /** The usage of the worked month, as averages of its 744 hours. */
    static final List<Pod> WORKED_MONTH =
            List.of(
                    new Pod("n1", "team-payments", "1", "0.5", "4", "3"),
                    new Pod("n1", "team-search", "1.5", "1.75", "6", "5"),
                    new Pod("n1", "kube-system", "0.2", "0.1", "0.5", "0.5"),
                    new Pod("n2", "team-search", "0.5", "0.25", "3", "3.5"),
                    new Pod("n2", "team-data", "1", "2", "8", "7"),
                    new Pod("n2", "kube-system", "0.1", "0.05", "0.5", "0.25"));

    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    private final MockWebServer server;
    private final List<String> windows = new ArrayList<>();
    private volatile List<Pod> pods = WORKED_MONTH;
    private volatile @Nullable Prices prices;
    private volatile BiFunction<Integer, String, @Nullable MockResponse> trouble = (_, _) -> null;

    FakeOpenCost() {
        server = Answers.served(this);
    }

    String address() {
        return server.url("/").toString();
    }

    /** What runs from now on, also in days that are over. */
    void runs(List<Pod> others) {
        pods = List.copyOf(others);
    }

    /** What an hour costs: of a core, of a GiB, and of everything's network. */
    record Prices(String core, String gib, String network) {

        /** What the service adds to an allocation of so many hours. */
        private String of(Pod pod, BigDecimal hours) {
            var cpu = cost(core, pod.cpuRequested(), hours);
            var ram = cost(gib, pod.ramRequested(), hours);
            var traffic = cost(network, "1", hours);
            return ",\"cpuCost\":%s,\"cpuCostAdjustment\":-0.5,\"ramCost\":%s,\"networkCost\":%s,\"gpuCost\":null,\"totalCost\":%s"
                    .formatted(
                            cpu,
                            ram,
                            traffic,
                            cpu.add(ram).add(traffic).subtract(new BigDecimal("0.5")));
        }

        private static BigDecimal cost(String price, String quantity, BigDecimal hours) {
            return new BigDecimal(price).multiply(new BigDecimal(quantity)).multiply(hours);
        }
    }

    /** From now on it puts prices on what runs, also in days that are over. */
    void prices(Prices others) {
        prices = others;
    }

    /** What goes wrong with the nth question, counted from 1; null where nothing does. */
    void troubled(BiFunction<Integer, String, @Nullable MockResponse> how) {
        trouble = how;
    }

    /** All windows asked for, in order. */
    List<String> windows() {
        synchronized (windows) {
            return List.copyOf(windows);
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var window = Objects.requireNonNull(request.getUrl().queryParameter("window"));
        int number;
        synchronized (windows) {
            windows.add(window);
            number = windows.size();
        }
        var ends = window.split(",", 2);
        var body = answer(Instant.parse(ends[0]), Instant.parse(ends[1]));
        var troubled = trouble.apply(number, body);
        return troubled != null ? troubled : new MockResponse.Builder().body(body).build();
    }

    private String answer(Instant start, Instant end) {
        var allocations = pods.stream().map(pod -> allocation(pod, start, end)).toList();
        return "{\"code\":200,\"data\":[{" + String.join(",", allocations) + "}]}";
    }

    private String allocation(Pod pod, Instant start, Instant end) {
        var priced = prices;
        var hours = BigDecimal.valueOf(Duration.between(start, end).toHours());
        return """
        "prod/%1$s/%2$s/app":{"properties":{"cluster":"prod","node":"%1$s","namespace":"%2$s"},\
        "start":"%3$s","end":"%4$s","minutes":%5$d,"cpuCoreRequestAverage":%6$s,\
        "cpuCoreUsageAverage":%7$s,"ramByteRequestAverage":%8$s,"ramByteUsageAverage":%9$s%10$s}\
        """
                .formatted(
                        pod.node(),
                        pod.namespace(),
                        start,
                        end,
                        Duration.between(start, end).toMinutes(),
                        pod.cpuRequested(),
                        pod.cpuUsed(),
                        bytes(pod.ramRequested()),
                        bytes(pod.ramUsed()),
                        priced == null ? "" : priced.of(pod, hours));
    }

    private static String bytes(String gib) {
        return new BigDecimal(gib).multiply(GIB).stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() {
        server.close();
    }
}
