package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.Labels;
import org.chargebackledger.ledger.policy.document.Question;
import org.chargebackledger.ledger.policy.document.Target;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunInputs.PinnedUsage;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.ledger.usage.DatedLabels;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Finds the labels among a run's frozen inputs by which a rule found a cost center. */
@Component
final class LabelTrail {

    /** More than a person reads: the rest is in the deliveries that are named. */
    private static final int LABELS_MAX = 100;

    private static final Comparator<DatedLabel> ORDER =
            Comparator.comparing((DatedLabel label) -> String.valueOf(label.workload()))
                    .thenComparing(DatedLabel::key)
                    .thenComparing(DatedLabel::value)
                    .thenComparing(DatedLabel::firstDay);

    private final SnapshotReader lines;
    private final Registers registers;

    LabelTrail(SnapshotReader lines, Registers registers) {
        this.lines = lines;
        this.registers = registers;
    }

    /** Which rules are asked about, and whom they must have found. */
    private record Search(
            List<AttributionRule> rules,
            PostingKey key,
            String costCenter,
            Register register,
            LocalDate postingDay) {

        /** Whether a value of what is asked leads a rule to the cost center. */
        boolean leads(AttributionRule rule, Question asked, String value, LocalDate day) {
            if (rule.to() instanceof Target.Lookup(var by) && by.equals(asked)) {
                return register.find(value, day)
                        .map(CostCenter::code)
                        .map(code -> register.chargeable(code, postingDay))
                        .filter(costCenter::equals)
                        .isPresent();
            }
            return rule.match().conditions().stream()
                    .filter(condition -> condition.questions().contains(asked))
                    .flatMap(condition -> condition.patterns().stream())
                    .anyMatch(pattern -> pattern.matches(value));
        }
    }

    /**
     * The labels behind what a rule gave a cost center at a posting key; null if it asks none.
     *
     * @param rules those with the id of the rule
     */
    @Nullable List<DatedLabel> behind(
            RunInputs inputs, List<AttributionRule> rules, PostingKey key, String costCenter) {
        if (key.namespace().isEmpty()
                || rules.stream()
                        .allMatch(rule ->
                                asked(rule, UsageKind.WORKLOAD_LABELS).isEmpty()
                                        && asked(rule, UsageKind.NAMESPACE_LABELS).isEmpty())) {
            return null;
        }
        var search =
                new Search(
                        rules,
                        key,
                        costCenter,
                        registers.asOf(inputs.book(), inputs.registerVersion()),
                        inputs.period().lastDay());
        var found = new ArrayList<DatedLabel>();
        for (var pin : inputs.usage()) {
            if (pin.subject().equals(key.cluster())
                    && rules.stream().anyMatch(rule -> !asked(rule, pin.kind()).isEmpty())) {
                lines.usageLines(pin.importId(), block -> add(search, pin, block, found));
            }
        }
        return joined(found);
    }

    /** What a rule asks of labels of a kind. */
    private static List<Question> asked(AttributionRule rule, UsageKind kind) {
        var asked = new ArrayList<Question>();
        rule.match().conditions().forEach(condition -> asked.addAll(condition.questions()));
        if (rule.to() instanceof Target.Lookup(var by)) {
            asked.add(by);
        }
        return asked.stream()
                .distinct()
                .filter(question ->
                        switch (kind) {
                            case WORKLOAD_LABELS -> question instanceof Question.Label;
                            case NAMESPACE_LABELS -> question instanceof Question.NamespaceLabel;
                            case USAGE, NODE, METRIC, ESTIMATE -> false;
                        })
                .toList();
    }

    private static void add(
            Search search, PinnedUsage pin, UsageLines block, List<DatedLabel> found) {
        var dated =
                switch (block) {
                    case UsageLines.Labels(var lines) -> lines;
                    case UsageLines.Workloads(var lines) -> lines;
                    case UsageLines.Usages _,
                            UsageLines.Nodes _,
                            UsageLines.Metrics _,
                            UsageLines.Estimates _ ->
                            List.<DatedLabels>of();
                };
        for (var line : dated) {
            if (block.kind() == pin.kind()
                    && line.cluster().equals(pin.subject())
                    && line.namespace().equals(search.key().namespace())
                    && line.holdsWithin(pin.firstDay(), pin.endDay())) {
                add(search, pin, line, found);
            }
        }
    }

    private static void add(
            Search search, PinnedUsage pin, DatedLabels line, List<DatedLabel> found) {
        var first = line.firstDayFrom(pin.firstDay());
        var labels = Labels.of(line.labels());
        for (var rule : search.rules()) {
            for (var question :
                    rule.holdsOn(first) ? asked(rule, pin.kind()) : List.<Question>of()) {
                var key = key(question);
                var value = labels.getOrDefault(key, "");
                if (!value.isEmpty() && search.leads(rule, question, value, first)) {
                    found.add(
                            new DatedLabel(
                                    line.cluster(),
                                    line.namespace(),
                                    line instanceof WorkloadLabels of ? of.workload() : null,
                                    key,
                                    value,
                                    first,
                                    line.endDayUntil(pin.endDay()),
                                    List.of(pin.importId())));
                }
            }
        }
    }

    private static String key(Question question) {
        return switch (question) {
            case Question.Label(var key) -> key;
            case Question.NamespaceLabel(var key) -> key;
            case Question.Tag _, Question.Column _ -> "";
        };
    }

    /** Days in a row with the same value are told once. */
    private static List<DatedLabel> joined(List<DatedLabel> found) {
        found.sort(ORDER);
        var joined = new ArrayList<DatedLabel>();
        for (var label : found) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && continues(last, label)) {
                joined.set(joined.size() - 1, joined(last, label));
            } else {
                joined.add(label);
            }
        }
        return List.copyOf(joined.subList(0, Math.min(joined.size(), LABELS_MAX)));
    }

    private static boolean continues(DatedLabel last, DatedLabel next) {
        return String.valueOf(last.workload()).equals(String.valueOf(next.workload()))
                && last.key().equals(next.key())
                && last.value().equals(next.value())
                && last.endDay().equals(next.firstDay());
    }

    private static DatedLabel joined(DatedLabel last, DatedLabel next) {
        var imports = new TreeSet<>(last.imports());
        imports.addAll(next.imports());
        return new DatedLabel(
                last.cluster(),
                last.namespace(),
                last.workload(),
                last.key(),
                last.value(),
                last.firstDay(),
                next.endDay(),
                List.copyOf(imports));
    }
}
