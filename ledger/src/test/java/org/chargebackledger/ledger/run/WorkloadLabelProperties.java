package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.months.RandomMonth;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * It makes no difference whether readings carry labels or their workloads are known to have them.
 */
class WorkloadLabelProperties {

    private static final List<String> TEAMS = List.of("alpha", "beta", "gamma", "delta", "nobody");

    /** A month is allocated up to five times for each seed. */
    private static final int SEEDS = Math.max(1, Seeds.count() / 4);

    private record Workload(String cluster, String namespace, String name) {

        static Workload of(UsageLine line) {
            return new Workload(line.cluster(), line.namespace(), line.workload());
        }
    }

    /** A month whose readings are each of one day and of a workload, and its workloads' labels. */
    private record Labelled(
            RandomMonth month, List<UsageLine> readings, Map<Workload, List<WorkloadLabels>> days) {

        static Labelled of(long seed, boolean asksWorkload) {
            var random = new Random(seed);
            var month = RandomMonth.of(seed).withPolicy(text -> asking(text, asksWorkload));
            var readings = new ArrayList<UsageLine>();
            var taken = new LinkedHashMap<String, UsageLine>();
            for (var line : month.usage()) {
                var midnight = line.start().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
                var of =
                        reading(
                                line,
                                midnight.isBefore(line.end()) ? midnight : line.end(),
                                "w" + random.nextInt(3),
                                line.labels());
                taken.put(of.start() + of.node() + Workload.of(of), of);
            }
            readings.addAll(taken.values());
            var days = new LinkedHashMap<Workload, List<WorkloadLabels>>();
            for (var line : readings) {
                days.computeIfAbsent(Workload.of(line), workload -> dated(workload, random));
            }
            return new Labelled(month, readings, days);
        }

        /** By a label of workloads first; of the system namespaces by their name. */
        private static String asking(String text, boolean workload) {
            var rule = "  - {id: own, match: {label: team}, to: {lookup: {label: team}}}\n";
            var asks = "  - {id: asks, match: {workload: no-such}, to: {pool: platform}}\n";
            return text.replace(
                    "  - {id: teams, match: {namespaceLabel",
                    (workload ? asks : "") + rule + "  - {id: teams, match: {namespaceLabel");
        }

        private static UsageLine reading(
                UsageLine of, Instant end, String workload, String labels) {
            return new UsageLine(
                    of.start(),
                    end,
                    of.cluster(),
                    of.node(),
                    of.namespace(),
                    workload,
                    of.cpuRequestCoreHours(),
                    of.cpuUsedCoreHours(),
                    of.ramRequestGibHours(),
                    of.ramUsedGibHours(),
                    of.gpuRequestHours(),
                    of.gpuUsedHours(),
                    of.pvGibHours(),
                    of.networkBytes(),
                    labels);
        }

        private static List<WorkloadLabels> dated(Workload of, Random random) {
            var lines = new ArrayList<WorkloadLabels>();
            var from = RandomMonth.PERIOD.firstDay();
            var end = RandomMonth.PERIOD.next().firstDay();
            while (from.isBefore(end)) {
                var to = from.plusDays(1L + random.nextInt(12));
                if (random.nextInt(4) > 0) {
                    var team = TEAMS.get(random.nextInt(TEAMS.size()));
                    lines.add(
                            new WorkloadLabels(
                                    from,
                                    to.isBefore(end) ? to : null,
                                    of.cluster(),
                                    of.namespace(),
                                    of.name(),
                                    "{\"team\":\"" + team + "\"}"));
                }
                from = to;
            }
            return lines;
        }

        /** The labels of a reading's workload on its day. */
        private String labels(UsageLine line) {
            var day = LocalDate.ofInstant(line.start(), ZoneOffset.UTC);
            return days.getOrDefault(Workload.of(line), List.of()).stream()
                    .filter(one -> one.holdsWithin(day, day.plusDays(1)))
                    .map(WorkloadLabels::labels)
                    .findFirst()
                    .orElse("{}");
        }

        /** Readings that carry labels, and labels of those workloads whose readings do not. */
        AllocationInputs inputs(Predicate<Workload> isCarried) {
            var carrying =
                    readings.stream()
                            .map(line ->
                                    reading(
                                            line,
                                            line.end(),
                                            line.workload(),
                                            isCarried.test(Workload.of(line))
                                                    ? labels(line)
                                                    : "{}"))
                            .toList();
            var inputs = month.withUsage(carrying).inputs();
            return inputs.knowing(
                    days.entrySet().stream()
                            .filter(entry -> !isCarried.test(entry.getKey()))
                            .flatMap(entry -> entry.getValue().stream())
                            .toList());
        }
    }

    /** Down to each share and its driver, whether or not rules tell workloads apart anyway. */
    @Test
    void labels_within_readings_and_labels_of_workloads_give_the_same_shares() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = Labelled.of(seed, seed % 2 == 0);
                    var within = Allocation.of(month.inputs(any -> true)).shares();
                    assertThat(Allocation.of(month.inputs(any -> false)).shares())
                            .isEqualTo(within);
                    assertThat(Allocation.of(month.inputs(one -> one.name().equals("w1"))).shares())
                            .isEqualTo(within);
                });
    }

    /** The order of lines and what is delivered of other clusters makes no difference. */
    @Test
    void labels_of_workloads_count_in_any_order() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var inputs = Labelled.of(seed, false).inputs(any -> false);
                    var shuffled = new ArrayList<>(inputs.workloadLabels());
                    Collections.shuffle(shuffled, new Random(seed));
                    assertThat(Allocation.of(inputs.knowing(shuffled)).shares())
                            .isEqualTo(Allocation.of(inputs).shares());
                });
    }
}
