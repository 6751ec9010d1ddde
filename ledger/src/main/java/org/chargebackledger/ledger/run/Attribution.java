package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.Facts;
import org.chargebackledger.ledger.policy.document.Match;
import org.chargebackledger.ledger.policy.document.Target;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says where a cost line, or what a namespace used of a node, goes on a day, and by which rule: the
 * first that matches, else the default for its kind of charge, else nobody.
 */
public final class Attribution {

    static final String SUPPORT = "default-support";
    static final String UNUSED_COMMITMENT = "default-unused-commitment";
    static final String COMMITMENT_FEE = "default-commitment-fee";
    static final String MARKETPLACE = "default-marketplace";
    static final String TAX = "default-tax";
    static final String CREDIT = "default-credit";
    static final String CORRECTION = "default-correction";

    private final AllocationPolicyDocument policy;
    private final Register register;
    private final LocalDate postingDay;
    private final LabelHistory labels;
    private final NodeJoin nodes;
    private final FrozenMonths earlier;
    private final Set<TextColumn> decisive;
    private final Consumers consumers;

    /**
     * What was decided and what could not be looked up on the way.
     *
     * @param misses lookups of rules that matched, whose value the register did not know
     */
    public record Decision(Destination destination, List<Miss> misses) {}

    /** A rule whose lookup found nobody, and the name it looked for. */
    public record Miss(String rule, String name) {}

    public Attribution(AllocationInputs inputs) {
        this(inputs, new LabelHistory(inputs), new NodeJoin(inputs.nodes()));
    }

    Attribution(AllocationInputs inputs, LabelHistory labels, NodeJoin nodes) {
        this.policy = inputs.policy();
        this.register = inputs.register();
        this.postingDay = inputs.period().lastDay();
        this.labels = labels;
        this.nodes = nodes;
        this.earlier = new FrozenMonths(inputs.earlier(), this::chargeable);
        this.decisive = PolicyColumns.decisive(inputs);
        this.consumers = new Consumers(inputs, labels);
    }

    /** Where one line of a block goes on one of its days. */
    public Decision ofLine(CostLines block, int line, LocalDate day) {
        return ofLine(column -> block.text(column, line), earlier.of(block.startDay(line)), day);
    }

    /**
     * The same of any line.
     *
     * @param charged the month it charges, if that is an earlier one whose shares are known
     */
    Decision ofLine(Function<TextColumn, String> line, @Nullable Period charged, LocalDate day) {
        var facts = new LineFacts(line, day, labels);
        var tax = ChargeKind.isTax(facts.column(TextColumn.CHARGE_CATEGORY));
        if (tax && anyMatches(policy.defaults().recoverableTax(), facts)) {
            return new Decision(new Destination.RecoverableTax(TAX), List.of());
        }
        var misses = new ArrayList<Miss>();
        var ruled = firstMatch(policy.attribution(), facts, day, misses);
        return new Decision(ruled.orElseGet(() -> byDefault(facts, charged)), List.copyOf(misses));
    }

    /**
     * Where the share of a namespace in a node goes on a day.
     *
     * @param workload empty where the rules ask for none
     * @param labels of the reading, as JSON
     */
    public Decision ofNamespace(
            String cluster, String namespace, String workload, String labels, LocalDate day) {
        var reading = new Consumer(cluster, namespace, workload, labels);
        return ofConsumer(consumers.completed(reading, day), day);
    }

    Decision ofConsumer(Consumer consumer, LocalDate day) {
        return ofConsumer(consumer, day, day);
    }

    /**
     * The same, by the labels that namespaces had on another day.
     *
     * @param labelDay the day, or one near it where nothing is known of the day's own labels
     */
    Decision ofConsumer(Consumer consumer, LocalDate day, LocalDate labelDay) {
        var misses = new ArrayList<Miss>();
        var ruled =
                firstMatch(
                        policy.namespaces(),
                        new ConsumerFacts(consumer, labelDay, labels),
                        day,
                        misses);
        return new Decision(
                ruled.orElse(new Destination.Unattributed(Destination.NO_RULE)),
                List.copyOf(misses));
    }

    /** The day whose labels count: of its own, if any label of the cluster is known then. */
    LocalDate labelDay(Consumer consumer, LocalDate day, LocalDate other) {
        return labels.knowsNamespaces(consumer.cluster(), day) ? day : other;
    }

    /** Who used nodes, as finely as the rules tell apart. */
    Consumers consumers() {
        return consumers;
    }

    /** Whether no rule decides where a line goes on its first day. */
    boolean isLeftToDefaults(CostLines block, int line) {
        var day = LocalDate.ofEpochDay(block.startDay(line));
        var facts = new LineFacts(column -> block.text(column, line), day, labels);
        return firstMatch(policy.attribution(), facts, day, new ArrayList<>()).isEmpty();
    }

    /** The columns of a line that decide where it goes, its days apart. */
    Set<TextColumn> decisiveColumns() {
        return decisive;
    }

    /** The earlier months whose corrections follow what is posted for them. */
    FrozenMonths earlier() {
        return earlier;
    }

    /** The code that is charged for a code: its successor's, once it is closed. */
    String chargeable(String code) {
        return register.chargeable(code, postingDay);
    }

    private Optional<Destination> firstMatch(
            List<AttributionRule> rules, Facts facts, LocalDate day, List<Miss> misses) {
        for (var rule : rules) {
            if (rule.holdsOn(day) && rule.match().matches(facts)) {
                var destination = destination(rule, facts, day, misses);
                if (destination != null) {
                    return Optional.of(destination);
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable Destination destination(
            AttributionRule rule, Facts facts, LocalDate day, List<Miss> misses) {
        return switch (rule.to()) {
            case Target.CostCenter(var code) ->
                    new Destination.ToCostCenter(rule.id(), chargeable(code));
            case Target.ToPool(var pool) -> new Destination.ToPool(rule.id(), pool);
            case Target.Lookup(var by) -> looked(rule, by.ask(facts), day, misses);
            case Target.NodeCost(var cluster, var as) ->
                    cluster(cluster, facts, day)
                            .map(found -> new Destination.ToNodeCost(rule.id(), found, as))
                            .orElse(null);
        };
    }

    /** An unknown value is a finding and no match; so the next rule is asked. */
    private @Nullable Destination looked(
            AttributionRule rule, @Nullable String name, LocalDate day, List<Miss> misses) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        var found = register.find(name, day).map(CostCenter::code);
        if (found.isEmpty()) {
            misses.add(new Miss(rule.id(), name));
            return null;
        }
        return new Destination.ToCostCenter(rule.id(), chargeable(found.get()));
    }

    private Optional<String> cluster(@Nullable String fixed, Facts facts, LocalDate day) {
        if (fixed != null) {
            return Optional.of(fixed);
        }
        return nodes.cluster(facts.column(TextColumn.RESOURCE), day.toEpochDay())
                .or(() -> Optional.of(facts.column(TextColumn.CLUSTER)))
                .filter(cluster -> !cluster.isEmpty());
    }

    private Destination byDefault(Facts facts, @Nullable Period charged) {
        var defaults = policy.defaults();
        var category = facts.column(TextColumn.CHARGE_CATEGORY);
        if (ChargeKind.isTax(category)) {
            return anyMatches(defaults.nonRecoverableTax(), facts)
                    ? new Destination.FollowsInvoice(TAX)
                    : poolOrNobody(TAX, defaults.taxPool());
        }
        if (charged != null
                && ChargeKind.corrects(category, facts.column(TextColumn.CHARGE_CLASS))) {
            return new Destination.FollowsEarlier(
                    ChargeKind.isCredit(category) ? CREDIT : CORRECTION, charged);
        }
        if (ChargeKind.isCredit(category)) {
            return new Destination.FollowsCharges(CREDIT);
        }
        if (facts.column(TextColumn.COMMITMENT_STATUS).equals(ChargeKind.UNUSED)) {
            return poolOrNobody(UNUSED_COMMITMENT, defaults.unusedCommitmentPool());
        }
        if (category.equals(ChargeKind.PURCHASE)
                && defaults.commitmentFeePool() != null
                && !facts.column(TextColumn.COMMITMENT_ID).isEmpty()) {
            return poolOrNobody(COMMITMENT_FEE, defaults.commitmentFeePool());
        }
        if (anyMatches(defaults.marketplace(), facts)) {
            return poolOrNobody(MARKETPLACE, defaults.marketplacePool());
        }
        return anyMatches(defaults.support(), facts)
                ? poolOrNobody(SUPPORT, defaults.supportPool())
                : new Destination.Unattributed(Destination.NO_RULE);
    }

    static Destination poolOrNobody(String origin, @Nullable String pool) {
        return pool == null
                ? new Destination.Unattributed(origin)
                : new Destination.ToPool(origin, pool);
    }

    private static boolean anyMatches(List<Match> matches, Facts facts) {
        return matches.stream().anyMatch(match -> match.matches(facts));
    }
}
