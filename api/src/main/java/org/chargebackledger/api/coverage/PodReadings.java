package org.chargebackledger.api.coverage;

import org.chargebackledger.ledger.policy.document.Labels;
import org.chargebackledger.ledger.run.RunInputs.PinnedUsage;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.DatedLabels;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.chargebackledger.projections.imports.UsageSupply;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how many pods each namespace ran in a period, and which labels it had. */
@Component
class PodReadings {

    private static final String COUNTS = "kubernetes-pods";

    private final UsageSupply supply;
    private final SnapshotReader reader;

    PodReadings(UsageSupply supply, SnapshotReader reader) {
        this.supply = supply;
        this.reader = reader;
    }

    /** All that is known of a period now. */
    ClusterReadings of(String book, Period period) {
        var days =
                period.firstDay()
                        .datesUntil(period.lastDay().plusDays(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        var readings = new ClusterReadings(new TreeMap<>());
        var byImport = new TreeMap<String, List<PinnedUsage>>();
        supply.pinned(book, days).stream()
                .filter(PodReadings::isWanted)
                .forEach(pin ->
                        byImport.merge(
                                pin.importId(),
                                List.of(pin),
                                (one, other) ->
                                        Stream.concat(one.stream(), other.stream()).toList()));
        byImport.forEach((importId, pins) ->
                reader.usageLines(
                        importId, block -> pins.forEach(pin -> add(readings, pin, block))));
        return readings;
    }

    private static boolean isWanted(PinnedUsage pin) {
        return pin.kind() == UsageKind.NAMESPACE_LABELS
                || pin.kind() == UsageKind.WORKLOAD_LABELS
                || (pin.kind() == UsageKind.METRIC && pin.subject().startsWith(COUNTS));
    }

    private static void add(ClusterReadings readings, PinnedUsage pin, UsageLines block) {
        switch (block) {
            case UsageLines.Metrics(var lines) when pin.kind() == UsageKind.METRIC ->
                    lines.stream()
                            .filter(line -> pin.subject().equals(subject(line)))
                            .filter(line -> counts(pin, day(line)))
                            .forEach(line ->
                                    readings.of(line.cluster(), line.namespace())
                                            .add(day(line), line.metric(), line.value()));
            case UsageLines.Labels(var lines) when pin.kind() == UsageKind.NAMESPACE_LABELS ->
                    lines.stream()
                            .filter(line -> pin.subject().equals(line.cluster()))
                            .forEach(line ->
                                    eachDay(
                                            pin,
                                            line,
                                            day ->
                                                    readings.of(line.cluster(), line.namespace())
                                                            .label(
                                                                    day,
                                                                    Labels.of(line.labels())
                                                                            .keySet())));
            case UsageLines.Workloads(var lines) when pin.kind() == UsageKind.WORKLOAD_LABELS ->
                    lines.stream()
                            .filter(line -> pin.subject().equals(line.cluster()))
                            .forEach(line -> addWorkload(readings, pin, line));
            case UsageLines.Metrics _,
                    UsageLines.Labels _,
                    UsageLines.Workloads _,
                    UsageLines.Usages _,
                    UsageLines.Nodes _,
                    UsageLines.Estimates _ -> {
                // of another kind
            }
        }
    }

    private static void addWorkload(
            ClusterReadings readings, PinnedUsage pin, WorkloadLabels line) {
        var keys = Set.copyOf(Labels.of(line.labels()).keySet());
        var namespace = readings.of(line.cluster(), line.namespace());
        eachDay(pin, line, day -> namespace.labelWorkload(keys));
    }

    private static String subject(MetricLine line) {
        return line.metric() + "@" + line.cluster();
    }

    private static LocalDate day(MetricLine line) {
        return LocalDate.ofInstant(line.start(), ZoneOffset.UTC);
    }

    private static boolean counts(PinnedUsage pin, LocalDate day) {
        return !day.isBefore(pin.firstDay()) && day.isBefore(pin.endDay());
    }

    private static void eachDay(PinnedUsage pin, DatedLabels line, Consumer<LocalDate> each) {
        if (line.holdsWithin(pin.firstDay(), pin.endDay())) {
            line.firstDayFrom(pin.firstDay())
                    .datesUntil(line.endDayUntil(pin.endDay()))
                    .forEach(each);
        }
    }
}
