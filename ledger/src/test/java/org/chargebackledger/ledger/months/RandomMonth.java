package org.chargebackledger.ledger.months;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.Counted;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A whole month made from a seed: bills of up to three source accounts, clusters that grow, shrink
 * and lose readings, and a policy that uses every basis and treatment some of the time.
 */
public record RandomMonth(
        long seed,
        String policyText,
        List<CostLine> costs,
        List<UsageLine> usage,
        List<NodeLine> nodes,
        List<MetricLine> metrics,
        List<NamespaceLabels> labels,
        Register register) {

    public static final Period PERIOD = Period.parse("2026-10");

    static final List<String> TEAMS = List.of("alpha", "beta", "gamma", "delta");

    /** A month in which every treatment may occur. */
    public static RandomMonth of(long seed) {
        return of(seed, true);
    }

    /**
     * A month in which some treatments may be left out.
     *
     * @param defaults whether taxes and credits may be left to what a policy does by default
     */
    public static RandomMonth of(long seed, boolean defaults) {
        var random = new Random(seed);
        var bills = new RandomBills(random);
        var clusters = new RandomClusters(random);
        var policy = new RandomPolicy(random, bills.currency(), defaults).text();
        return new RandomMonth(
                seed,
                policy,
                bills.lines(clusters.resources(), clusters.names()),
                clusters.usage(),
                clusters.nodes(),
                clusters.metrics(),
                clusters.labels(),
                costCenters());
    }

    public AllocationInputs inputs() {
        return inputs(List.of(CostLines.of(costs)), usage);
    }

    /** The same month with its lines in another order and in other blocks. */
    public AllocationInputs shuffled() {
        var random = new Random(seed + 1);
        var lines = new ArrayList<>(costs);
        Collections.shuffle(lines, random);
        var readings = new ArrayList<>(usage);
        Collections.shuffle(readings, random);
        var cut = random.nextInt(lines.size() + 1);
        return inputs(
                List.of(
                        CostLines.of(lines.subList(cut, lines.size())),
                        CostLines.of(lines.subList(0, cut))),
                readings);
    }

    /** The month with other cost lines. */
    public RandomMonth withCosts(UnaryOperator<List<CostLine>> change) {
        return new RandomMonth(
                seed,
                policyText,
                List.copyOf(change.apply(new ArrayList<>(costs))),
                usage,
                nodes,
                metrics,
                labels,
                register);
    }

    /** The month with other readings. */
    public RandomMonth withUsage(List<UsageLine> readings) {
        return new RandomMonth(seed, policyText, costs, readings, nodes, metrics, labels, register);
    }

    /** The month under another policy. */
    public RandomMonth withPolicy(UnaryOperator<String> change) {
        return new RandomMonth(
                seed, change.apply(policyText), costs, usage, nodes, metrics, labels, register);
    }

    private AllocationInputs inputs(List<CostLines> blocks, List<UsageLine> readings) {
        return new AllocationInputs(
                PERIOD,
                blocks,
                List.of(Counted.whole(readings)),
                List.of(Counted.whole(nodes)),
                List.of(Counted.whole(metrics)),
                labels,
                register,
                AllocationPolicyDocument.parse(policyText));
    }

    private static Register costCenters() {
        var records = new ArrayList<CostCenter>();
        for (var team : TEAMS) {
            records.add(costCenter(code(team), List.of(team), null, null));
        }
        // Gamma is closed within the month; what it owes is its successor's.
        records.add(
                costCenter(
                        code("gamma"), List.of("gamma"), LocalDate.of(2026, 10, 20), "CC-DELTA"));
        records.add(costCenter("CC-NOBODY", List.of(), null, null));
        return new Register(records.size(), records);
    }

    static String code(String team) {
        return "CC-" + team.toUpperCase(Locale.ROOT);
    }

    private static CostCenter costCenter(
            String code,
            List<String> aliases,
            @Nullable LocalDate validTo,
            @Nullable String successor) {
        return new CostCenter(
                code,
                code,
                aliases,
                "6100",
                "EX01",
                "owner",
                LocalDate.of(2026, 1, 1),
                validTo,
                successor);
    }

    /** A decimal with up to the given digits before and after the point. */
    static Exact decimal(Random random, int integerDigits, int decimals) {
        var text = new StringBuilder();
        text.append(random.nextInt((int) Math.pow(10, integerDigits)));
        if (decimals > 0) {
            text.append('.');
            for (var i = 0; i < decimals; i++) {
                text.append(random.nextInt(10));
            }
        }
        return Exact.parse(text.toString());
    }
}
