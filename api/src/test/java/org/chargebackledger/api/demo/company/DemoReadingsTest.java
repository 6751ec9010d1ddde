package org.chargebackledger.api.demo.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.demo.company.PlainCsv.sum;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The generated readings add up, and meet the bills machine by machine. */
class DemoReadingsTest {

    private static final Map<String, String> BILLS =
            Map.of(
                    "eks-prod-eu", "aws-final",
                    "gke-data-us", "google-cloud",
                    "aks-internal-eu", "azure");

    @Test
    void readings_sum_to_what_their_generator_says() {
        for (var source : List.of("usage-csv", "node-csv")) {
            for (var delivery : DemoFiles.deliveries(source)) {
                var rows = DemoFiles.rows(delivery);
                assertThat(delivery.totals().rows()).isEqualTo(rows.size());
                delivery.totals()
                        .sums()
                        .forEach((column, total) ->
                                assertThat(sum(rows, column))
                                        .as(delivery.id() + " " + column)
                                        .isEqualByComparingTo(total));
            }
        }
        for (var delivery : DemoFiles.deliveries("metrics-csv")) {
            var rows = DemoFiles.rows(delivery);
            delivery.totals()
                    .sums()
                    .forEach((metric, total) ->
                            assertThat(
                                            sum(
                                                    rows.stream()
                                                            .filter(row ->
                                                                    row.text("metric")
                                                                            .equals(metric))
                                                            .toList(),
                                                    "value"))
                                    .as(delivery.id() + " " + metric)
                                    .isEqualByComparingTo(total));
        }
    }

    @Test
    void every_machine_is_on_the_bill_on_every_day_it_ran() {
        for (var month : DemoCompany.MONTHS) {
            BILLS.forEach((cluster, bill) -> {
                var billed = billedResourceDays(month, bill);
                assertThat(DemoFiles.rows(month + "/" + cluster + "-nodes"))
                        .allMatch(node ->
                                billed.contains(node.text("resource_id") + " " + day(node)));
            });
        }
    }

    @Test
    void pods_run_only_where_and_while_a_machine_does() {
        for (var month : DemoCompany.MONTHS) {
            for (var cluster : BILLS.keySet()) {
                var hours = new HashMap<String, BigDecimal>();
                for (var node : DemoFiles.rows(month + "/" + cluster + "-nodes")) {
                    assertThat(hours.put(node.text("node") + " " + day(node), hours(node)))
                            .isNull();
                }
                assertThat(DemoFiles.rows(month + "/" + cluster + "-usage"))
                        .allMatch(pods ->
                                hours(pods)
                                                .compareTo(
                                                        hours.getOrDefault(
                                                                pods.text("node") + " " + day(pods),
                                                                BigDecimal.ZERO))
                                        <= 0);
            }
        }
    }

    @Test
    void no_reading_is_there_twice() {
        for (var delivery : DemoFiles.deliveries("usage-csv")) {
            var keys = new HashSet<List<String>>();
            assertThat(DemoFiles.rows(delivery))
                    .allMatch(row ->
                            keys.add(
                                    List.of(
                                            row.text("interval_start"),
                                            row.text("node"),
                                            row.text("namespace"),
                                            row.text("workload"))));
        }
    }

    @Test
    void one_machine_is_over_committed_on_one_day_and_another_goes_unread_for_seven_hours() {
        var overCommitted = new TreeSet<String>();
        var unread = new TreeSet<String>();
        for (var month : DemoCompany.MONTHS) {
            for (var cluster : BILLS.keySet()) {
                inspect(month + "/" + cluster, overCommitted, unread);
            }
        }
        assertThat(overCommitted).hasSize(1).first().asString().contains("eks-prod-eu 2026-09-24");
        assertThat(unread)
                .hasSize(1)
                .first()
                .asString()
                .contains("gke-data-us 2026-09-10")
                .endsWith(" 7");
    }

    private static void inspect(String id, Set<String> overCommitted, Set<String> unread) {
        var effective = new HashMap<String, BigDecimal>();
        var covered = new HashMap<String, BigDecimal>();
        for (var pods : DemoFiles.rows(id + "-usage")) {
            var key = pods.text("cluster") + " " + day(pods) + " " + pods.text("node");
            effective.merge(
                    key,
                    pods.number("cpu_request_core_hours")
                            .multiply(new BigDecimal("0.7"))
                            .add(
                                    pods.number("cpu_used_core_hours")
                                            .multiply(new BigDecimal("0.3"))),
                    BigDecimal::add);
            covered.merge(key, hours(pods), BigDecimal::max);
        }
        for (var node : DemoFiles.rows(id + "-nodes")) {
            var key = node.text("cluster") + " " + day(node) + " " + node.text("node");
            var capacity = hours(node).multiply(node.number("cpu_cores"));
            if (effective.getOrDefault(key, BigDecimal.ZERO).compareTo(capacity) > 0) {
                overCommitted.add(key);
            }
            var missing = hours(node).subtract(covered.getOrDefault(key, BigDecimal.ZERO));
            if (missing.signum() > 0) {
                unread.add(key + " " + missing);
            }
        }
    }

    private static Set<String> billedResourceDays(YearMonth month, String bill) {
        var resource = bill.equals("aws-final") ? "line_item_resource_id" : "ResourceId";
        var start = bill.equals("aws-final") ? "line_item_usage_start_date" : "ChargePeriodStart";
        return DemoFiles.rows(month + "/" + bill).stream()
                .map(row -> row.text(resource) + " " + row.text(start).substring(0, 10))
                .collect(Collectors.toSet());
    }

    private static String day(PlainCsv.Row row) {
        return row.text("interval_start").substring(0, 10);
    }

    private static BigDecimal hours(PlainCsv.Row row) {
        return BigDecimal.valueOf(
                Duration.between(
                                Instant.parse(row.text("interval_start")),
                                Instant.parse(row.text("interval_end")))
                        .toHours());
    }
}
