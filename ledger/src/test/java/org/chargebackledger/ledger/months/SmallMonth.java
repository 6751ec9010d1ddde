package org.chargebackledger.ledger.months;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.CorrectedCharges;
import org.chargebackledger.ledger.run.Counted;
import org.chargebackledger.ledger.run.FrozenShares;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * October 2026, unless it is said otherwise, of a company with the cost centers A, B, C and U (the
 * unattributed), whose tags and labels {@code team} name them in lower case: a test adds what it is
 * about.
 */
public final class SmallMonth {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private final List<CostLine> lines = new ArrayList<>();
    private final List<UsageLine> usage = new ArrayList<>();
    private final List<NodeLine> nodes = new ArrayList<>();
    private final List<MetricLine> metrics = new ArrayList<>();
    private final List<NamespaceLabels> labels = new ArrayList<>();
    private final List<WorkloadLabels> workloadLabels = new ArrayList<>();
    private final List<CostCenter> costCenters = new ArrayList<>();
    private final Period period;
    private final List<FrozenShares> earlier = new ArrayList<>();
    private String policy = "";

    public SmallMonth() {
        this(Period.parse("2026-10"));
    }

    /** The same company in another month. */
    public SmallMonth(Period period) {
        this.period = period;
        for (var code : List.of("A", "B", "C", "U")) {
            costCenter(code, null, null);
        }
    }

    public SmallMonth line(Line line) {
        lines.add(line.build());
        return this;
    }

    /** What the policy says below its head: rules, pools, defaults. */
    public SmallMonth policy(String text) {
        policy = text;
        return this;
    }

    /** A cost center; entered again it replaces what was said before. */
    public SmallMonth costCenter(
            String code, @Nullable LocalDate validTo, @Nullable String successor) {
        costCenters.removeIf(other -> other.code().equals(code));
        costCenters.add(
                new CostCenter(
                        code,
                        code,
                        List.of(code.toLowerCase(Locale.ROOT)),
                        "6100",
                        "EX01",
                        "owner",
                        LocalDate.of(2026, 1, 1),
                        validTo,
                        successor));
        return this;
    }

    /**
     * A node of cluster {@code k}, which has the resource id of its name, over hours of October.
     */
    public SmallMonth node(String name, int fromHour, int toHour, String cores, String ramGib) {
        return node(name, fromHour, toHour, cores, ramGib, "0");
    }

    public SmallMonth node(
            String name, int fromHour, int toHour, String cores, String ramGib, String gpus) {
        nodes.add(
                new NodeLine(
                        hour(fromHour),
                        hour(toHour),
                        "k",
                        name,
                        name,
                        Exact.parse(cores),
                        Exact.parse(ramGib),
                        Exact.parse(gpus),
                        "{}"));
        return this;
    }

    /** A reading of cluster {@code k}: core-hours and GiB-hours, requested and used alike. */
    public SmallMonth usage(
            String node, String namespace, int fromHour, int toHour, String cpu, String ram) {
        return usage(node, namespace, fromHour, toHour, cpu, cpu, ram, ram);
    }

    public SmallMonth usage(
            String node,
            String namespace,
            int fromHour,
            int toHour,
            String cpuRequest,
            String cpuUsed,
            String ramRequest,
            String ramUsed) {
        usage.add(
                new UsageLine(
                        hour(fromHour),
                        hour(toHour),
                        "k",
                        node,
                        namespace,
                        "",
                        Exact.parse(cpuRequest),
                        Exact.parse(cpuUsed),
                        Exact.parse(ramRequest),
                        Exact.parse(ramUsed),
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        "{}"));
        return this;
    }

    /**
     * A reading of a workload of cluster {@code k}: core-hours and GiB-hours, requested and used
     * alike.
     *
     * @param team the label that the reading itself carries; empty for none
     */
    public SmallMonth work(
            String node,
            String namespace,
            String workload,
            String team,
            int fromHour,
            int toHour,
            String quantity) {
        usage.add(
                new UsageLine(
                        hour(fromHour),
                        hour(toHour),
                        "k",
                        node,
                        namespace,
                        workload,
                        Exact.parse(quantity),
                        Exact.parse(quantity),
                        Exact.parse(quantity),
                        Exact.parse(quantity),
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        team.isEmpty() ? "{}" : "{\"team\":\"" + team + "\"}"));
        return this;
    }

    /** A reading of a volume of cluster {@code k}; of one that no pod has mounted without node. */
    public SmallMonth volume(String node, int fromHour, int toHour, String gibHours) {
        usage.add(
                new UsageLine(
                        hour(fromHour),
                        hour(toHour),
                        "k",
                        node,
                        "",
                        "",
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.parse(gibHours),
                        Exact.ZERO,
                        "{}"));
        return this;
    }

    /** A metric of a namespace of cluster {@code k} over the month. */
    public SmallMonth metric(String name, String namespace, String value) {
        metrics.add(
                new MetricLine(
                        START, hour(744), name, "k", namespace, "", Exact.parse(value), "units"));
        return this;
    }

    /** The label {@code team} of a namespace of cluster {@code k} from a day of October on. */
    public SmallMonth label(String namespace, String team, int fromDay) {
        labels.add(
                new NamespaceLabels(
                        LocalDate.of(2026, 10, fromDay),
                        null,
                        "k",
                        namespace,
                        "{\"team\":\"" + team + "\"}"));
        return this;
    }

    /** The label {@code team} of a workload of cluster {@code k} on days of October. */
    public SmallMonth workloadLabel(
            String namespace, String workload, String team, int fromDay, int toDay) {
        workloadLabels.add(
                new WorkloadLabels(
                        LocalDate.of(2026, 10, fromDay),
                        LocalDate.of(2026, 10, toDay).plusDays(1),
                        "k",
                        namespace,
                        workload,
                        "{\"team\":\"" + team + "\"}"));
        return this;
    }

    public AllocationInputs inputs() {
        var head = "apiVersion: chargeback/v1\nname: small\ncurrency: USD\nunattributed: U\n";
        return new AllocationInputs(
                period,
                List.of(CostLines.of(lines)),
                List.of(Counted.whole(usage)),
                List.of(Counted.whole(nodes)),
                List.of(Counted.whole(metrics)),
                labels,
                workloadLabels,
                new Register(1, costCenters),
                AllocationPolicyDocument.parse(head + policy),
                earlier);
    }

    /** Pins an earlier month as it is posted; to be said after all lines of this one. */
    public SmallMonth after(SmallMonth posted) {
        var inputs = posted.inputs();
        var corrected = new CorrectedCharges(period);
        corrected.add(CostLines.of(lines));
        earlier.add(FrozenShares.of(inputs, Allocation.of(inputs).shares(), corrected));
        return this;
    }

    private static Instant hour(int hour) {
        return START.plusSeconds(3600L * hour);
    }
}
