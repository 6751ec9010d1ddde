package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Labels that a thousand workloads have by day cost little more than labels within readings. */
class WorkloadLabelSpeedTest {

    private static final int NODES = 10;
    private static final int DAYS = 31;
    private static final int PODS = 40;
    private static final int WORKLOADS = 1000;
    private static final int ROUNDS = 2;
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    private static final String POLICY =
            """
            attribution:
              - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: k}}}
            namespaces:
              - {id: teams, match: {}, to: {lookup: {label: team}}}
            """;

    @Test
    void labels_of_workloads_take_about_as_long_as_labels_within_readings() {
        var carried = month(true).inputs();
        var dated = month(false).inputs();
        assertThat(Allocation.of(dated).shares()).isEqualTo(Allocation.of(carried).shares());
        var took = best(dated);
        System.out.printf(
                "%d readings, %d labels of workloads: %d ms; within readings %d ms; unasked %d"
                        + " ms%n",
                NODES * DAYS * PODS,
                dated.workloadLabels().size(),
                took.toMillis(),
                best(carried).toMillis(),
                best(unasked()).toMillis());
        assertThat(took).isLessThan(ENOUGH);
    }

    private static Duration best(AllocationInputs inputs) {
        var times = new ArrayList<Duration>();
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            Allocation.of(inputs);
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return times.stream().min(Duration::compareTo).orElseThrow();
    }

    private static AllocationInputs unasked() {
        return month(false)
                .policy(POLICY.replace("{lookup: {label: team}}", "{costCenter: A}"))
                .inputs();
    }

    private static SmallMonth month(boolean carried) {
        var month = new SmallMonth().policy(POLICY);
        for (var node = 0; node < NODES; node++) {
            var name = "n" + node;
            month.node(name, 0, 24 * DAYS, "8", "32")
                    .line(
                            Line.of("1000." + node)
                                    .service("compute")
                                    .set(TextColumn.RESOURCE, name));
            for (var reading = 0; reading < DAYS * PODS; reading++) {
                var day = reading / PODS;
                var workload = (node * 7 + reading % PODS * 13) % WORKLOADS;
                month.work(
                        name,
                        "ns" + workload % 20,
                        "w" + workload,
                        carried ? team(workload, day) : "",
                        24 * day,
                        24 * day + 24,
                        "0." + (1 + reading % 97));
            }
        }
        for (var workload = 0; !carried && workload < WORKLOADS; workload++) {
            for (var day = 0; day < DAYS; day++) {
                month.workloadLabel(
                        "ns" + workload % 20,
                        "w" + workload,
                        team(workload, day),
                        day + 1,
                        day + 1);
            }
        }
        return month;
    }

    /** Every workload changes hands in the middle of the month. */
    private static String team(int workload, int day) {
        return List.of("a", "b", "c").get((workload + day / 15) % 3);
    }
}
