package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.Match;
import org.chargebackledger.ledger.policy.document.Question;
import org.chargebackledger.ledger.policy.document.Target;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which columns of a bill a policy asks about, directly or for its defaults. */
final class PolicyColumns {

    /** What a source account, a posting key and the prepaid subledger are made of. */
    private static final Set<TextColumn> ALWAYS =
            EnumSet.of(
                    TextColumn.PROVIDER,
                    TextColumn.BILLING_ACCOUNT,
                    TextColumn.INVOICE_ISSUER,
                    TextColumn.CURRENCY,
                    TextColumn.SERVICE,
                    TextColumn.CHARGE_CATEGORY,
                    TextColumn.CLUSTER,
                    TextColumn.NAMESPACE,
                    TextColumn.COMMITMENT_ID);

    /**
     * What charges that a credit or correction may follow are known by, of what is not kept anyway.
     */
    static final Set<TextColumn> FOLLOWED = EnumSet.of(TextColumn.RESOURCE, TextColumn.SUB_ACCOUNT);

    private final EnumSet<TextColumn> columns = EnumSet.noneOf(TextColumn.class);
    private final Set<String> tagKeys = new HashSet<>();
    private final Set<String> labelKeys = new TreeSet<>();
    private boolean asksResource;

    private PolicyColumns() {}

    /** The columns on which the destination of a line depends. */
    static Set<TextColumn> decisive(AllocationInputs inputs) {
        var policy = inputs.policy();
        var asked = asked(policy);
        var columns = EnumSet.of(TextColumn.CHARGE_CATEGORY, TextColumn.COMMITMENT_STATUS);
        columns.addAll(asked.columns);
        if (!asked.labelKeys.isEmpty() && !inputs.workloadLabels().isEmpty()) {
            columns.add(TextColumn.CLUSTER);
            columns.add(TextColumn.NAMESPACE);
            columns.add(TextColumn.WORKLOAD);
        }
        if (policy.defaults().commitmentFeePool() != null) {
            columns.add(TextColumn.COMMITMENT_ID);
        }
        if (!inputs.earlier().isEmpty()) {
            columns.add(TextColumn.CHARGE_CLASS);
        }
        return columns;
    }

    private static PolicyColumns asked(AllocationPolicyDocument policy) {
        var found = new PolicyColumns();
        policy.attribution().forEach(found::add);
        var defaults = policy.defaults();
        defaults.recoverableTax().forEach(found::add);
        defaults.nonRecoverableTax().forEach(found::add);
        defaults.support().forEach(found::add);
        defaults.marketplace().forEach(found::add);
        return found;
    }

    /** The columns by which lines are grouped. */
    static Set<TextColumn> grouping(AllocationInputs inputs) {
        var policy = inputs.policy();
        var columns = EnumSet.copyOf(decisive(inputs));
        columns.addAll(ALWAYS);
        if (policy.attribution().stream().anyMatch(rule -> rule.to() instanceof Target.NodeCost)) {
            columns.add(TextColumn.RESOURCE);
            if (policy.nodeSplit().sources().anyProviderShares()) {
                columns.add(TextColumn.WORKLOAD);
            }
        }
        if (!inputs.earlier().isEmpty()) {
            columns.addAll(FOLLOWED);
        }
        for (var block : inputs.costs()) {
            for (var category : block.dictionary(TextColumn.CHARGE_CATEGORY)) {
                if (ChargeKind.isCredit(category)) {
                    columns.addAll(FOLLOWED);
                }
                if (ChargeKind.isTax(category)) {
                    columns.add(TextColumn.INVOICE_ID);
                }
            }
        }
        return columns;
    }

    /** The tags that rules ask for. */
    static Set<String> tagKeys(AllocationPolicyDocument policy) {
        return asked(policy).tagKeys;
    }

    /** Whether it matters which resource it is, other than as a node whose readings there are. */
    static boolean askResource(AllocationPolicyDocument policy) {
        return asked(policy).asksResource || policy.nodeSplit().sources().anyProviderShares();
    }

    /** Whether a rule for namespaces asks what only single workloads know. */
    static boolean askWorkload(AllocationPolicyDocument policy) {
        return namespaces(policy).columns.contains(TextColumn.WORKLOAD);
    }

    /** The labels of readings or of their workloads that rules for namespaces ask for. */
    static Set<String> readingLabels(AllocationPolicyDocument policy) {
        return namespaces(policy).labelKeys;
    }

    private static PolicyColumns namespaces(AllocationPolicyDocument policy) {
        var found = new PolicyColumns();
        policy.namespaces().forEach(found::add);
        return found;
    }

    private void add(AttributionRule rule) {
        add(rule.match());
        switch (rule.to()) {
            case Target.Lookup(var by) -> add(by);
            case Target.NodeCost(var cluster, var _) -> {
                if (cluster == null) {
                    columns.add(TextColumn.RESOURCE);
                    columns.add(TextColumn.CLUSTER);
                }
            }
            case Target.CostCenter _, Target.ToPool _ -> {}
        }
    }

    private void add(Match match) {
        questions(match).forEach(this::add);
    }

    private void add(Question question) {
        switch (question) {
            case Question.Column(var column) -> {
                columns.add(column);
                asksResource |= column == TextColumn.RESOURCE;
            }
            case Question.Tag(var key) -> {
                columns.add(TextColumn.TAGS);
                tagKeys.add(key);
            }
            case Question.NamespaceLabel _ -> {
                columns.add(TextColumn.CLUSTER);
                columns.add(TextColumn.NAMESPACE);
            }
            case Question.Label(var key) -> labelKeys.add(key);
        }
    }

    private static List<Question> questions(Match match) {
        return match.conditions().stream()
                .flatMap(condition -> condition.questions().stream())
                .toList();
    }
}
