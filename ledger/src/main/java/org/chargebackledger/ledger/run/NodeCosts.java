package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.IdleTreatment;
import org.chargebackledger.ledger.run.NodeSplit.Slice;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Step 2: the cost of machines by day, summed first, then split among those who used them. */
final class NodeCosts {

    static final String MISSING_USAGE = "missing-usage";
    static final String MISSING_SHARES = "missing-shares";

    private record Cost(Machine machine, Charge charge) {}

    /**
     * One part of a machine's cost in its place.
     *
     * @param origin the rule that found the place, or the reason for it
     * @param standIn the readings by which it was split, if they are another day's
     */
    record PlacedPart(
            Place place,
            String origin,
            List<Attribution.Miss> misses,
            Driver driver,
            @Nullable StandIn standIn,
            Exact amount) {}

    private final AllocationInputs inputs;
    private final Consumers consumers;
    private final ConsumerDecisions decisions;
    private final StandIns standIns;
    private final Placements placements;
    private final Measurements measurements;
    private final NodeSplits splits;
    private final Findings findings;
    private final RuleUse use;
    private final SavingsBook savings;
    private final GapReport gaps;
    private final ProviderShares shares = new ProviderShares();
    private final Map<Cost, Exact> costs = new HashMap<>();
    private final Map<Cost, PriceSums> prices = new HashMap<>();
    private final Map<Cost, Exact> dividedByProvider = new HashMap<>();

    NodeCosts(
            AllocationInputs inputs,
            Attribution attribution,
            NodeJoin join,
            Placements placements,
            WorkingPapers papers) {
        this.use = papers.use();
        this.savings = papers.savings();
        this.inputs = inputs;
        this.consumers = attribution.consumers();
        this.decisions = new ConsumerDecisions(attribution);
        this.placements = placements;
        this.findings = papers.findings();
        this.measurements = new Measurements(inputs, consumers);
        var policy = inputs.policy().nodeSplit();
        this.standIns = new StandIns(measurements, join, policy);
        this.splits = new NodeSplits(measurements, standIns, policy, consumers, findings);
        this.gaps = new GapReport(standIns, findings);
    }

    /**
     * What a line paid for on a day: the node with its resource id if that exists then, else the
     * cluster's whole capacity. Where readings name no node, only the whole can be split.
     *
     * @param named the consumer that the line names, which counts where the provider divides cost
     */
    Machine machine(String cluster, String resource, long day, @Nullable Consumer named) {
        var machine = machine(cluster, resource, day);
        return areProviderShares(cluster)
                ? machine.providing(new ProviderShares.Part(resource, named))
                : machine;
    }

    private boolean areProviderShares(String cluster) {
        return inputs.policy().nodeSplit().sources().areProviderShares(cluster);
    }

    private Machine machine(String cluster, String resource, long day) {
        var whole = Machine.whole(cluster, day);
        var nodes = standIns.nodes(cluster, resource, day);
        var namesNodes = !measurements.nodes(whole.clusterDay()).containsKey(Measurements.ANY_NODE);
        return nodes.isEmpty() || !namesNodes ? whole : Machine.of(cluster, nodes, day);
    }

    void add(Machine machine, Charge charge, Priced priced) {
        var amount = priced.amount();
        var part = machine.provided();
        if (part != null) {
            shares.note(machine.clusterDay(), part, amount);
            dividedByProvider.merge(new Cost(machine.wholly(), charge), amount, Exact::plus);
        }
        var cost = new Cost(machine, charge);
        costs.merge(cost, amount, Exact::plus);
        if (priced.prices() != null) {
            prices.computeIfAbsent(cost, any -> new PriceSums()).add(priced.prices());
        }
    }

    /** Splits all of it and puts the parts in their places. */
    void settle() {
        costs.forEach((cost, amount) -> {
            var parts = divide(cost.machine(), amount);
            place(cost, parts);
            for (var part : parts) {
                var whole = dividedByProvider.get(new Cost(cost.machine().wholly(), cost.charge()));
                placements.place(
                        cost.charge(),
                        part.place(),
                        part.origin(),
                        cost.machine().day(),
                        cost.machine().nodes(),
                        cost.machine().provided() == null || whole == null
                                ? part.driver()
                                : new Driver(ProviderShares.DRIVER, part.amount(), whole),
                        part.amount());
                report(cost.machine(), part);
                use.note(
                        RuleUse.Of.NAMESPACES,
                        part.origin(),
                        part.misses(),
                        cost.charge().account(),
                        part.amount());
            }
        });
        var paid = new HashSet<Machine>();
        costs.keySet().forEach(cost -> paid.add(paid(cost.machine())));
        reportUnpaidUsage(paid);
        gaps.finish();
        consumers.reportDiffering(findings);
    }

    private void place(Cost cost, List<PlacedPart> parts) {
        var ofCost = prices.get(cost);
        if (ofCost != null) {
            var places = new HashMap<Place, Exact>();
            parts.forEach(part -> places.merge(part.place(), part.amount(), Exact::plus));
            savings.place(cost.charge().account(), places, ofCost);
        }
    }

    /** Readings of a cluster that the provider divides are not asked. */
    private static Machine paid(Machine machine) {
        return machine.provided() == null
                ? machine
                : Machine.whole(machine.cluster(), machine.day());
    }

    /** The parts of a cost of a machine, each with its place; they sum to the cost. */
    List<PlacedPart> divide(Machine machine, Exact amount) {
        if (machine.provided() != null) {
            return shares.divide(machine, machine.provided(), amount).stream()
                    .filter(piece -> !piece.amount().isZero())
                    .map(piece -> placed(machine, piece))
                    .toList();
        }
        var split = splits.of(machine);
        return split.missing()
                ? List.of(missing(machine, MISSING_USAGE, Driver.NONE, amount))
                : split.divide(amount).stream()
                        .filter(slice -> !slice.amount().isZero())
                        .map(slice -> placed(machine, slice))
                        .toList();
    }

    private PlacedPart placed(Machine machine, ProviderShares.Piece piece) {
        return switch (piece.taker()) {
            case NAMESPACE ->
                    used(
                            machine,
                            Objects.requireNonNull(piece.consumer()),
                            Driver.NONE,
                            null,
                            piece.amount());
            case IDLE -> idle(machine, Driver.NONE, null, piece.amount());
            case MISSING_USAGE -> missing(machine, MISSING_SHARES, Driver.NONE, piece.amount());
        };
    }

    private PlacedPart placed(Machine machine, Slice slice) {
        var driver = new Driver(slice.of().driver(), slice.part().hours(), slice.of().total());
        var standIn = slice.of().standIn();
        return switch (slice.part().taker()) {
            case NAMESPACE ->
                    used(
                            machine,
                            Objects.requireNonNull(slice.part().consumer()),
                            driver,
                            standIn,
                            slice.amount());
            case IDLE -> idle(machine, driver, standIn, slice.amount());
            case MISSING_USAGE -> missing(machine, MISSING_USAGE, driver, slice.amount());
        };
    }

    private PlacedPart used(
            Machine machine,
            Consumer consumer,
            Driver driver,
            @Nullable StandIn standIn,
            Exact amount) {
        var decision = decisions.of(consumer, LocalDate.ofEpochDay(machine.day()), standIn);
        return new PlacedPart(
                place(decision.destination(), consumer),
                decision.destination().origin(),
                decision.misses(),
                driver,
                standIn,
                amount);
    }

    private Place place(Destination destination, Consumer consumer) {
        var cluster = consumer.cluster();
        var namespace = consumer.namespace();
        return switch (destination) {
            case Destination.ToCostCenter(var _, var code) -> Place.node(code, cluster, namespace);
            case Destination.ToPool(var _, var pool) -> Place.inPool(pool, cluster, namespace);
            case Destination.Unattributed _ -> placements.nobody(cluster, namespace);
            case Destination.ToNodeCost _,
                    Destination.RecoverableTax _,
                    Destination.FollowsInvoice _,
                    Destination.FollowsCharges _,
                    Destination.FollowsEarlier _ ->
                    throw new IllegalStateException("no place for a namespace: " + destination);
        };
    }

    private Place idle(String cluster) {
        return switch (inputs.policy().nodeSplit().idle()) {
            case IdleTreatment.ToPool(var pool) -> Place.idleInPool(pool, cluster);
            case IdleTreatment.SpreadInCluster() -> Place.idleInPool(Place.IDLE_POOL, cluster);
            case IdleTreatment.ToCostCenter(var code) -> placements.idleWith(code, cluster);
        };
    }

    private PlacedPart idle(
            Machine machine, Driver driver, @Nullable StandIn standIn, Exact amount) {
        return new PlacedPart(
                idle(machine.cluster()), Place.IDLE_POOL, List.of(), driver, standIn, amount);
    }

    private PlacedPart missing(Machine machine, String reason, Driver driver, Exact amount) {
        return new PlacedPart(
                placements.nobody(machine.cluster(), ""), reason, List.of(), driver, null, amount);
    }

    private void report(Machine machine, PlacedPart part) {
        gaps.note(machine, part);
        reportMissingShares(machine, part);
        for (var miss : part.misses()) {
            findings.add(
                    "unknown-cost-center",
                    miss.name(),
                    "namespace %s/%s names it"
                            .formatted(part.place().cluster(), part.place().namespace()),
                    part.amount());
        }
    }

    private void reportMissingShares(Machine machine, PlacedPart part) {
        var provided = machine.provided();
        if (part.place().kind() == Kind.UNATTRIBUTED
                && part.origin().equals(MISSING_SHARES)
                && provided != null) {
            findings.add(
                    MISSING_SHARES,
                    machine.cluster() + "/" + provided.resource(),
                    "node cost that no line of the bill divides",
                    part.amount());
        }
    }

    /** Usage of the period's days that no cost line paid for. */
    private void reportUnpaidUsage(Set<Machine> paid) {
        for (var unpaid : measurements.unpaid(paid, inputs.period()).entrySet()) {
            findings.add(
                    "usage-without-cost",
                    unpaid.getKey(),
                    "used on " + unpaid.getValue() + " days that no cost line pays for",
                    Exact.ZERO);
        }
    }
}
