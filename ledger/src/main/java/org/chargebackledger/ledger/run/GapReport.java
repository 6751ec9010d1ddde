package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.GapRule;
import org.chargebackledger.ledger.run.NodeCosts.PlacedPart;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells which hours nobody read, what the policy made of them, and of how much money. */
final class GapReport {

    static final String CARRIED = "carried-usage";
    static final String INTERPOLATED = "interpolated-usage";
    static final String HELD = "held-usage";

    /** After the code of the findings about single nodes, that of the sum over their cluster. */
    private static final String TOTAL = "-total";

    private static final int DAYS_MAX = 10;

    private record Gap(String code, String cluster, String nodes) implements Comparable<Gap> {

        private static final Comparator<Gap> ORDER =
                Comparator.comparing(Gap::code)
                        .thenComparing(Gap::cluster)
                        .thenComparing(Gap::nodes);

        @Override
        public int compareTo(Gap other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is known of a gap: its days, and what stood in for each. */
    private static final class Extent {
        private final TreeMap<Long, TreeSet<String>> days = new TreeMap<>();
        private Exact amount = Exact.ZERO;
    }

    private final StandIns standIns;
    private final Findings findings;
    private final SortedMap<Gap, Extent> gaps = new TreeMap<>();

    GapReport(StandIns standIns, Findings findings) {
        this.standIns = standIns;
        this.findings = findings;
    }

    void note(Machine machine, PlacedPart part) {
        var standIn = part.standIn();
        if (standIn != null) {
            note(code(standIn.rule()), machine, standIn, part.amount());
        } else if (isMissing(part)) {
            var rule = standIns.rule(machine.cluster());
            findings.add(
                    NodeCosts.MISSING_USAGE,
                    machine.cluster() + "/" + machine.nodes(),
                    "node cost of hours without a reading"
                            + (rule.fills() ? ", near no day that was read" : ""),
                    part.amount());
            if (rule == GapRule.HOLD) {
                note(HELD, machine, null, part.amount());
            }
        }
    }

    /** A rule may have the same name as the reason. */
    private static boolean isMissing(PlacedPart part) {
        return part.place().kind() == Kind.UNATTRIBUTED
                && part.origin().equals(NodeCosts.MISSING_USAGE);
    }

    private static String code(GapRule rule) {
        return rule == GapRule.CARRY ? CARRIED : INTERPOLATED;
    }

    private void note(String code, Machine machine, @Nullable StandIn standIn, Exact amount) {
        var gap = new Gap(code, machine.cluster(), machine.nodes());
        var extent = gaps.computeIfAbsent(gap, any -> new Extent());
        var days = extent.days.computeIfAbsent(machine.day(), any -> new TreeSet<>());
        if (standIn != null) {
            days.add((standIn.ofCluster() ? "the cluster on " : "on ") + standIn.day());
        }
        extent.amount = extent.amount.plus(amount);
    }

    /** Writes down what was noted: by nodes, and in sum by cluster. */
    void finish() {
        var totals = new TreeMap<Gap, Exact>();
        var hours = new TreeMap<Gap, TreeMap<String, Long>>();
        gaps.forEach((gap, extent) -> {
            findings.add(
                    gap.code(),
                    gap.cluster() + "/" + gap.nodes(),
                    words(gap, extent),
                    extent.amount);
            var total = new Gap(gap.code(), gap.cluster(), "");
            totals.merge(total, extent.amount, Exact::plus);
            var nodeDays = hours.computeIfAbsent(total, any -> new TreeMap<>());
            extent.days
                    .keySet()
                    .forEach(day ->
                            standIns.unread(machine(gap, day))
                                    .forEach((node, time) ->
                                            nodeDays.put(LocalDate.ofEpochDay(day) + node, time)));
        });
        totals.forEach((total, amount) ->
                findings.add(
                        total.code() + TOTAL,
                        total.cluster(),
                        hours(
                                        Objects.requireNonNull(hours.get(total)).values().stream()
                                                .mapToLong(Long::longValue)
                                                .sum())
                                + " node hours without a reading",
                        amount));
    }

    private String words(Gap gap, Extent extent) {
        var days =
                extent.days.entrySet().stream()
                        .limit(DAYS_MAX)
                        .map(day -> day(gap, day.getKey(), day.getValue()))
                        .collect(Collectors.joining("; "));
        var more = extent.days.size() - DAYS_MAX;
        return more > 0 ? days + "; and " + more + " more days" : days;
    }

    private String day(Gap gap, long day, Set<String> as) {
        var time =
                standIns.unread(machine(gap, day)).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return LocalDate.ofEpochDay(day)
                + ": "
                + hours(time)
                + " h"
                + (as.isEmpty() ? "" : " as " + String.join(" and ", as));
    }

    private static Machine machine(Gap gap, long day) {
        return new Machine(gap.cluster(), gap.nodes(), day, null);
    }

    /** To the nearest hundredth, for people. */
    private static String hours(long nanos) {
        var hundredths = (nanos + TimeSpan.HOUR / 200) / (TimeSpan.HOUR / 100);
        return Exact.of(BigDecimal.valueOf(hundredths, 2)).toString();
    }
}
