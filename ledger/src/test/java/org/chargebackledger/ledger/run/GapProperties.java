package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.RandomMonth;
import org.chargebackledger.ledger.policy.document.GapRule;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What holds for every month with gaps, under every rule. */
class GapProperties {

    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-01T00:00:00Z");

    /** A month is allocated under several rules for each seed. */
    private static final int SEEDS = Math.max(1, Seeds.count() / 5);

    private record MachineDay(String cluster, String node, Object day) {

        static MachineDay of(Share share) {
            return new MachineDay(share.cluster(), share.node(), String.valueOf(share.day()));
        }
    }

    private record Part(
            MachineDay machine, Object account, String category, String service, String resource) {

        static Part of(Share share) {
            return new Part(
                    MachineDay.of(share),
                    share.account(),
                    share.key().chargeCategory(),
                    share.key().service(),
                    StandIn.resource(share.driver()));
        }
    }

    private static RandomMonth under(GapRule rule, RandomMonth month) {
        return month.withPolicy(text ->
                text.replace(
                        "nodeSplit:\n",
                        "nodeSplit:\n  gaps: " + rule.name().toLowerCase(Locale.ROOT) + "\n"));
    }

    @Test
    void no_rule_loses_or_makes_money() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = RandomMonth.of(seed);
                    var usual = totals(Allocation.of(month.inputs()));
                    for (var rule : GapRule.values()) {
                        var result = Allocation.of(under(rule, month).inputs());
                        assertThat(totals(result)).isEqualTo(usual);
                        result.accounts().forEach(GapProperties::conserved);
                    }
                });
    }

    @Test
    void the_order_of_readings_makes_no_difference_to_what_fills_a_gap() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = RandomMonth.of(seed);
                    for (var rule : List.of(GapRule.CARRY, GapRule.INTERPOLATE)) {
                        var ruled = under(rule, month);
                        assertThat(Allocation.of(ruled.shuffled()))
                                .isEqualTo(Allocation.of(ruled.inputs()));
                    }
                });
    }

    @Test
    void days_that_were_read_are_split_as_without_a_rule() {
        var filled = new AtomicInteger();
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = RandomMonth.of(seed);
                    var usual = nodeShares(month);
                    var known = usual.stream().map(MachineDay::of).collect(Collectors.toSet());
                    var gaps =
                            usual.stream()
                                    .filter(share -> share.origin().equals(NodeCosts.MISSING_USAGE))
                                    .map(MachineDay::of)
                                    .collect(Collectors.toSet());
                    for (var rule : List.of(GapRule.HOLD, GapRule.CARRY, GapRule.INTERPOLATE)) {
                        var ruled = nodeShares(under(rule, month));
                        assertThat(read(ruled, known, gaps)).isEqualTo(read(usual, known, gaps));
                        ruled.stream()
                                .filter(share -> StandIn.of(share.driver()) != null)
                                .forEach(share -> filled.incrementAndGet());
                    }
                });
        assertThat(filled.get()).isPositive();
    }

    private static Set<Share> read(
            List<Share> shares, Set<MachineDay> known, Set<MachineDay> gaps) {
        return shares.stream()
                .filter(share -> known.contains(MachineDay.of(share)))
                .filter(share -> !gaps.contains(MachineDay.of(share)))
                .collect(Collectors.toSet());
    }

    @Test
    void a_month_that_was_read_throughout_is_the_same_under_each_rule() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = throughout(RandomMonth.of(seed));
                    var usual = Allocation.of(month.inputs());
                    assertThat(usual.findings())
                            .noneMatch(finding -> finding.code().equals(NodeCosts.MISSING_USAGE));
                    for (var rule : GapRule.values()) {
                        assertThat(Allocation.of(under(rule, month).inputs())).isEqualTo(usual);
                    }
                });
    }

    /** Per resource no more is taken from nobody than fell to it, and its shares are in it. */
    @Test
    void what_fills_a_gap_is_what_was_missing_and_is_split_by_its_driver() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = RandomMonth.of(seed);
                    var missing = new HashMap<Part, Exact>();
                    nodeShares(month).stream()
                            .filter(share -> share.origin().equals(NodeCosts.MISSING_USAGE))
                            .forEach(share ->
                                    missing.merge(Part.of(share), share.amount(), Exact::plus));
                    for (var rule : List.of(GapRule.CARRY, GapRule.INTERPOLATE)) {
                        var filled = new HashMap<Part, Exact>();
                        var wholes = new HashMap<List<Object>, Exact>();
                        var ruled = nodeShares(under(rule, month));
                        ruled.stream()
                                .filter(share -> StandIn.of(share.driver()) != null)
                                .forEach(share -> {
                                    filled.merge(Part.of(share), share.amount(), Exact::plus);
                                    wholes.merge(split(share), share.amount(), Exact::plus);
                                });
                        filled.forEach((part, amount) -> {
                            if (missing.containsKey(part)) {
                                near(amount, missing.get(part));
                            }
                        });
                        ruled.stream()
                                .filter(share -> StandIn.of(share.driver()) != null)
                                .forEach(share ->
                                        near(
                                                share.amount(),
                                                Exact.quotient(
                                                        wholes.getOrDefault(
                                                                        split(share), Exact.ZERO)
                                                                .toBigDecimal()
                                                                .multiply(
                                                                        share.driverValue()
                                                                                .toBigDecimal()),
                                                        share.driverTotal().toBigDecimal())));
                    }
                });
    }

    @Test
    void only_a_rule_that_holds_keeps_a_month_with_gaps_from_being_charged() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = RandomMonth.of(seed);
                    for (var rule : GapRule.values()) {
                        var findings = Allocation.of(under(rule, month).inputs()).findings();
                        assertThat(has(findings, GapReport.HELD))
                                .isEqualTo(
                                        rule == GapRule.HOLD
                                                && has(findings, NodeCosts.MISSING_USAGE));
                    }
                });
    }

    private static boolean has(List<RunFinding> findings, String code) {
        return findings.stream().anyMatch(finding -> finding.code().equals(code));
    }

    private static List<Object> split(Share share) {
        return List.of(Part.of(share), share.driver());
    }

    private static void near(Exact one, Exact other) {
        assertThat(one.minus(other).toBigDecimal().abs())
                .isLessThan(Exact.parse("0.00000000000000000001").toBigDecimal());
    }

    private static List<Share> nodeShares(RandomMonth month) {
        return Allocation.of(month.inputs()).shares().stream()
                .filter(share -> share.day() != null && !share.cluster().isEmpty())
                .filter(share ->
                        !share.driver().isEmpty() || share.origin().equals(NodeCosts.MISSING_USAGE))
                .toList();
    }

    private static Map<Object, Exact> totals(AllocationResult result) {
        var totals = new HashMap<Object, Exact>();
        result.accounts().forEach(one -> totals.put(one.account(), one.allocated()));
        return totals;
    }

    private static void conserved(AccountOutcome one) {
        assertThat(
                        one.allocated()
                                .plus(one.prepaid())
                                .plus(one.recoverableTax())
                                .plus(one.suspense())
                                .plus(one.rateVariance()))
                .isEqualTo(one.billed());
    }

    /** Each cluster gets a node that is always there, and each node is read all its time. */
    private static RandomMonth throughout(RandomMonth month) {
        var nodes = new ArrayList<>(month.nodes());
        for (var cluster : List.of("east", "west")) {
            nodes.add(
                    new NodeLine(
                            FROM,
                            TO,
                            cluster,
                            "always",
                            "i-always-" + cluster,
                            Exact.of(1),
                            Exact.of(1),
                            Exact.ZERO,
                            "{}"));
        }
        var usage = new ArrayList<>(month.usage());
        nodes.forEach(node -> usage.add(reading(node)));
        return new RandomMonth(
                month.seed(),
                month.policyText(),
                month.costs(),
                usage,
                nodes,
                month.metrics(),
                month.labels(),
                month.register());
    }

    private static UsageLine reading(NodeLine node) {
        return new UsageLine(
                node.start(),
                node.end(),
                node.cluster(),
                node.node(),
                "alpha",
                "",
                Exact.of(1),
                Exact.of(1),
                Exact.of(1),
                Exact.of(1),
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                Exact.ZERO,
                "{}");
    }
}
