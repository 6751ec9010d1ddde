package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Explanation.Driver;
import org.chargebackledger.api.explanation.Split.Stage;
import org.chargebackledger.api.explanation.Workings.Day;
import org.chargebackledger.api.explanation.Workings.NodeCost;
import org.chargebackledger.api.explanation.Workings.NodeDay;
import org.chargebackledger.api.explanation.Workings.Part;
import org.chargebackledger.api.explanation.Workings.PoolContent;
import org.chargebackledger.api.explanation.Workings.ResourceCost;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.policy.wording.OriginWords;
import org.chargebackledger.ledger.run.Share;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes down how a run came to what it gives one posting key, down to the lines of the bill. */
final class WorkingsWriter {

    private record Machine(String cluster, String node) {

        static final Comparator<Machine> ORDER =
                Comparator.comparing(Machine::cluster).thenComparing(Machine::node);
    }

    private static final String FIXED = "fixed";

    private final ShareTrail trail;
    private final RunTrail.Rules rules;
    private final CurrencyCode currency;
    private final PostingKey key;
    private final boolean listsDays;
    private final int nodeDays;
    private final TreeMap<String, String> ruleWords = new TreeMap<>();
    private final TreeMap<Machine, TreeSet<LocalDate>> machines = new TreeMap<>(Machine.ORDER);

    private WorkingsWriter(
            ShareTrail trail,
            RunTrail.Rules rules,
            CurrencyCode currency,
            String costCenter,
            PostingKey key,
            int daysMax) {
        this.trail = trail;
        this.rules = rules;
        this.currency = currency;
        this.key = key;
        nodeDays =
                Math.toIntExact(
                        trail.behind(costCenter, key).stream()
                                .filter(share -> Stage.of(share) == Stage.NODE)
                                .count());
        listsDays = nodeDays <= daysMax;
    }

    /**
     * The workings of one key.
     *
     * @param daysMax more days of nodes than this are summed up
     */
    static Workings write(
            ShareTrail trail,
            RunTrail.Rules rules,
            CurrencyCode currency,
            String costCenter,
            PostingKey key,
            int daysMax) {
        return new WorkingsWriter(trail, rules, currency, costCenter, key, daysMax)
                .write(costCenter);
    }

    private Workings write(String costCenter) {
        var received = trail.received(costCenter, key);
        var parts = parts(received);
        var pools = pools(received);
        var rounding = RoundingSteps.of(trail.sums(), currency, costCenter, key);
        return new Workings(
                sum(received),
                rounding == null ? Money.zero(currency) : rounding.key().rounded(),
                parts,
                ruleWords,
                pools,
                nodeCosts(),
                listsDays ? null : nodeDays,
                rounding);
    }

    /** The pools it came out of, and those that were emptied into them. */
    private List<PoolContent> pools(List<Share> received) {
        return trail.feeding(received).stream()
                .map(part -> {
                    var shares = trail.into(part);
                    return new PoolContent(
                            part.pool(),
                            absentIfEmpty(part.cluster()),
                            absentIfEmpty(part.namespace()),
                            OriginWords.ofPool(rules.policy(), part.pool()).orElse(null),
                            sum(shares),
                            statedFirst(part),
                            parts(shares));
                })
                .toList();
    }

    private @Nullable Driver statedFirst(PoolPart part) {
        var stated = trail.whole(Split.ofPool(part, FIXED));
        return stated.amount().isZero()
                ? null
                : new Driver(FIXED, stated.values(), stated.total(), stated.amount());
    }

    private List<Part> parts(List<Share> shares) {
        var byLabel = new TreeMap<PartLabel, List<Share>>(PartLabel.ORDER);
        shares.forEach(share ->
                byLabel.computeIfAbsent(PartLabel.of(share), any -> new ArrayList<>()).add(share));
        var parts = new ArrayList<Part>();
        byLabel.forEach((label, alike) -> {
            note(label);
            parts.add(part(label, alike));
        });
        return List.copyOf(parts);
    }

    private void note(PartLabel label) {
        if (label.stage() != Stage.POOL) {
            var words = words(label);
            words.ifPresent(text ->
                    ruleWords.merge(
                            label.origin(),
                            text,
                            (one, other) -> one.contains(other) ? one : one + " " + other));
        }
    }

    private Optional<String> words(PartLabel label) {
        return label.stage() == Stage.NODE
                ? OriginWords.ofNamespaces(rules.policy(), label.origin())
                : OriginWords.ofLines(rules.policy(), label.origin());
    }

    private Part part(PartLabel label, List<Share> shares) {
        return switch (label.stage()) {
            case BILL -> plain(label, null, null, null, sum(shares), shares, null);
            case NODE -> ofNode(label, shares);
            case FOLLOWING, POOL -> {
                var share = shares.getFirst();
                var value = shares.stream().map(Share::driverValue).reduce(Exact.ZERO, Exact::plus);
                var split = Split.of(share);
                var whole = trail.whole(split);
                // What several taxes or credits were split by alike is recorded once for each.
                var total = times(share.driverTotal(), whole.values());
                var of =
                        label.driver().equals(FIXED)
                                ? trail.whole(split.byAnything()).amount()
                                : whole.amount();
                yield plain(label, label.driver(), value, total, of, shares, null);
            }
        };
    }

    private static Exact times(Exact total, Exact values) {
        if (total.isZero() || values.compareTo(total) <= 0) {
            return total;
        }
        var times = values.unscaled().add(total.unscaled()).subtract(BigInteger.ONE);
        return Exact.ofUnscaled(total.unscaled().multiply(times.divide(total.unscaled())));
    }

    private Part ofNode(PartLabel label, List<Share> shares) {
        var days = new ArrayList<Day>();
        var of = Exact.ZERO;
        for (var share : shares) {
            var day = Objects.requireNonNull(share.day());
            var split = trail.whole(Split.of(share)).amount();
            of = of.plus(split);
            machines.computeIfAbsent(
                            new Machine(share.cluster(), share.node()), any -> new TreeSet<>())
                    .add(day);
            days.add(new Day(day, share.driverValue(), share.driverTotal(), split, share.amount()));
        }
        days.sort(Comparator.comparing(Day::day));
        return plain(label, label.driver(), null, null, of, shares, listsDays ? days : null);
    }

    private Part plain(
            PartLabel label,
            @Nullable String driver,
            @Nullable Exact value,
            @Nullable Exact total,
            Exact of,
            List<Share> shares,
            @Nullable List<Day> days) {
        var isPool = label.stage() == Stage.POOL;
        return new Part(
                label.stage().text(),
                isPool ? null : label.origin(),
                isPool ? label.origin() : null,
                label.stage() == Stage.FOLLOWING ? rules.runBehind(label.driver()) : null,
                absentIfEmpty(label.cluster()),
                absentIfEmpty(label.node()),
                absentIfEmpty(label.namespace()),
                driver,
                Workings.OtherDay.of(driver),
                value,
                total,
                of,
                sum(shares),
                days);
    }

    private List<NodeCost> nodeCosts() {
        var costs = new ArrayList<NodeCost>();
        if (listsDays) {
            machines.forEach((machine, days) ->
                    costs.add(
                            new NodeCost(
                                    machine.cluster(),
                                    machine.node(),
                                    days.stream().map(day -> nodeDay(machine, day)).toList())));
        }
        return List.copyOf(costs);
    }

    private NodeDay nodeDay(Machine machine, LocalDate day) {
        var resources =
                rules.isDividedByProvider(machine.cluster())
                        ? List.<ResourceCost>of()
                        : resources(machine, day);
        return new NodeDay(day, amount(machine, day, ""), resources);
    }

    private List<ResourceCost> resources(Machine machine, LocalDate day) {
        return rules.nodes().of(machine.cluster(), machine.node(), day).stream()
                .map(resource ->
                        new ResourceCost(
                                resource.driver(),
                                resource.capacity(),
                                resource.weight(),
                                amount(machine, day, resource.driver())))
                .toList();
    }

    private Exact amount(Machine machine, LocalDate day, String driver) {
        return trail.whole(
                        new Split(
                                Stage.NODE,
                                key.service(),
                                "",
                                day,
                                machine.cluster(),
                                machine.node(),
                                "",
                                "",
                                driver))
                .amount();
    }

    private static Exact sum(List<Share> shares) {
        return shares.stream().map(Share::amount).reduce(Exact.ZERO, Exact::plus);
    }

    private static @Nullable String absentIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
