package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.EstimateLine;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What OpenCost and Kubecost say it costs, as estimates. */
class AllocationEstimatesTest {

    private static final Map<String, String> USD = Map.of("currency", "USD");

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void deliveries() {
        deliveries = new Deliveries(folder);
    }

    /** The parts of one namespace sum to 0.10936; its total is rounded by itself to 0.10937. */
    @Test
    void the_sample_of_opencost_sums_to_its_totals() throws IOException {
        var file = SharedData.file("opencost/allocation-example-output.json");
        try (var reading = deliveries.usage("opencost", USD, file)) {
            var lines = estimates(reading);
            assertThat(sums(lines, EstimateLine::namespace))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "kube-system", "1.52743",
                                    "opencost", "0.10936",
                                    "prometheus", "0.14136"));
            assertThat(sum(lines)).isCloseTo(new BigDecimal("1.77816"), within(HALF_UNITS));
            assertThat(lines).extracting(line -> line.day().toString()).contains("2023-07-12");
            assertThat(reading.slices())
                    .filteredOn(slice -> slice.kind() == UsageKind.ESTIMATE)
                    .extracting(slice -> slice.subject() + " " + slice.firstDay() + slice.endDay())
                    .containsExactly("default-cluster 2023-07-122023-07-20");
            assertThat(codes(reading)).doesNotContain("total-differs", "no-currency");
        }
    }

    private static final BigDecimal HALF_UNITS = new BigDecimal("0.00002");

    @Test
    void parts_count_where_the_total_is_another_and_the_difference_is_named() throws IOException {
        var file = SharedData.file("flexera_kubecost/allocation_0.json");
        try (var reading = deliveries.usage("kubecost", USD, file)) {
            assertThat(sums(estimates(reading), line -> line.category().text()))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "cpu", "0.0742",
                                    "ram", "0.1712",
                                    "network", "0.00004",
                                    "shared", "0.00003"));
            assertThat(reading.findings())
                    .filteredOn(finding -> finding.code().equals("total-differs"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(Severity.WARN);
                        assertThat(finding.value()).isEqualTo("0.0246");
                        assertThat(finding.reason()).contains("0.24547", "0.22087");
                    });
        }
    }

    @Test
    void idle_shared_and_external_rows_are_estimates_of_their_own_category() throws IOException {
        var file =
                answer(
                        row("c/n1/shop", "shop", "\"cpuCost\":1,\"ramCost\":0.5"),
                        row("c/__idle__", "", "\"cpuCost\":4,\"ramCost\":-1"),
                        row("c/__shared__", "", "\"cpuCost\":2,\"sharedCost\":0.25"),
                        row("c/__external__", "", "\"externalCost\":7"),
                        row("c/__unallocated__", "", "\"loadBalancerCost\":0.5"),
                        row("c/__unmounted__", "", "\"pvCost\":3"));
        try (var reading = deliveries.usage("opencost", USD, file)) {
            assertThat(
                            sums(
                                    estimates(reading),
                                    line -> line.namespace() + ":" + line.category().text()))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "shop:cpu", "1",
                                    "shop:ram", "0.5",
                                    ":idle", "3",
                                    ":shared", "2.25",
                                    ":external", "7",
                                    "__unallocated__:cpu", "0",
                                    "__unallocated__:load-balancer", "0.5",
                                    "__unmounted__:cpu", "0",
                                    "__unmounted__:pv", "3"));
        }
    }

    @Test
    void nan_and_null_cost_nothing_and_are_counted() throws IOException {
        var file =
                answer(
                        row(
                                "c/n1/shop",
                                "shop",
                                "\"cpuCost\":NaN,\"ramCost\":null,\"pvCost\":-Infinity,"
                                        + "\"gpuCost\":1e400,\"networkCost\":1e-400,"
                                        + "\"loadBalancerCost\":0.1,\"totalCost\":NaN"));
        try (var reading = deliveries.usage("opencost", USD, file)) {
            assertThat(sum(estimates(reading))).isEqualByComparingTo("0.1");
            assertThat(reading.findings())
                    .filteredOn(finding -> finding.code().equals("blank-cost"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.reason()).startsWith("4 costs"));
        }
    }

    @Test
    void adjustments_are_added_and_what_a_cost_is_made_of_is_not() throws IOException {
        var file =
                answer(
                        row(
                                "c/n1/shop",
                                "shop",
                                "\"cpuCost\":1,\"cpuCostAdjustment\":-0.25,\"cpuCostIdle\":0.5,"
                                        + "\"networkCost\":0.3,\"networkCrossZoneCost\":0.1,"
                                        + "\"networkInternetCost\":0.2,\"totalCost\":1.05"));
        try (var reading = deliveries.usage("kubecost", USD, file)) {
            assertThat(sums(estimates(reading), line -> line.category().text()))
                    .containsExactlyInAnyOrderEntriesOf(Map.of("cpu", "0.75", "network", "0.3"));
            assertThat(codes(reading)).isEmpty();
        }
    }

    @Test
    void without_a_currency_no_estimate_is_kept_and_quantities_are_as_ever() throws IOException {
        var file = answer(row("c/n1/shop", "shop", "\"cpuCost\":1"));
        try (var reading = deliveries.usage("opencost", Map.of(), file)) {
            assertThat(estimates(reading)).isEmpty();
            assertThat(reading.slices())
                    .extracting(slice -> slice.kind())
                    .containsExactly(UsageKind.USAGE);
            assertThat(codes(reading)).containsExactly("no-currency");
        }
        assertThat(deliveries.rejection("opencost", Map.of("currency", "Euro"), file))
                .extracting(Finding::code)
                .containsExactly("invalid-field");
    }

    @Test
    void a_delivery_without_prices_has_no_estimate() throws IOException {
        var file = answer(row("c/n1/shop", "shop", "\"minutes\":60"));
        try (var reading = deliveries.usage("opencost", USD, file)) {
            assertThat(estimates(reading)).isEmpty();
            assertThat(codes(reading)).containsExactly("unpriced");
        }
    }

    private Path answer(String... rows) throws IOException {
        return deliveries.write(
                "a.json", "{\"code\":200,\"data\":[{" + String.join(",", rows) + "}]}");
    }

    private static String row(String name, String namespace, String costs) {
        return """
        "%s":{"properties":{"cluster":"c","namespace":"%s"},"start":"2026-10-01T00:00:00Z",\
        "end":"2026-10-02T00:00:00Z",%s}\
        """
                .formatted(name, namespace, costs);
    }

    static List<EstimateLine> estimates(UsageReading reading) {
        var lines = new ArrayList<EstimateLine>();
        reading.lines(block -> {
            if (block instanceof UsageLines.Estimates estimates) {
                lines.addAll(estimates.lines());
            }
        });
        return lines;
    }

    private static List<String> codes(UsageReading reading) {
        return reading.findings().stream()
                .map(Finding::code)
                .filter(code -> !code.equals("special-rows") && !code.equals("no-namespace"))
                .toList();
    }

    static BigDecimal sum(List<EstimateLine> lines) {
        return lines.stream()
                .map(line -> line.amount().toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, String> sums(
            List<EstimateLine> lines, Function<EstimateLine, String> by) {
        var sums = new TreeMap<String, Exact>();
        lines.forEach(line -> sums.merge(by.apply(line), line.amount(), Exact::plus));
        var texts = new TreeMap<String, String>();
        sums.forEach((key, sum) -> texts.put(key, sum.toString()));
        return texts;
    }
}
