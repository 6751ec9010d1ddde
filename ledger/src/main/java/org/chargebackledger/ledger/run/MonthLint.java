package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.policy.document.PolicyProblem.Severity;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Tries a policy on a month, and says what about it somebody should look at, and for how much. */
public final class MonthLint {

    private static final int NAMES_MAX = 5;

    private final AllocationPolicyDocument policy;
    private final String month;
    private final Allocation.Trial trial;
    private final List<MonthWarning> warnings = new ArrayList<>();

    private MonthLint(AllocationInputs inputs, Allocation.Trial trial) {
        this.policy = inputs.policy();
        this.month = inputs.period().toString();
        this.trial = trial;
    }

    /**
     * The warnings of a month, in the document's order.
     *
     * @throws org.chargebackledger.ledger.audit.Refusal if the policy cannot be applied to it
     */
    public static List<MonthWarning> of(AllocationInputs inputs) {
        var lint = new MonthLint(inputs, Allocation.trial(inputs));
        lint.unattributed();
        lint.gaps();
        lint.rules("/attribution", RuleUse.Of.LINES, inputs.policy().attribution());
        lint.rules("/namespaces", RuleUse.Of.NAMESPACES, inputs.policy().namespaces());
        lint.pools();
        return List.copyOf(lint.warnings);
    }

    private void unattributed() {
        var byOrigin = new TreeMap<String, SortedMap<CurrencyCode, Exact>>();
        for (var share : trial.result().shares()) {
            if (share.key().kind() == PostingKey.Kind.UNATTRIBUTED) {
                byOrigin.computeIfAbsent(share.origin(), any -> new TreeMap<>())
                        .merge(share.account().currency(), share.amount(), Exact::plus);
            }
        }
        byOrigin.forEach((origin, money) ->
                warn(
                        "/unattributed",
                        "unattributed",
                        "cost of " + month + " reaches nobody: " + reason(origin),
                        money));
    }

    private static String reason(String origin) {
        return switch (origin) {
            case Destination.NO_RULE -> "no rule matches it";
            case NodeCosts.MISSING_USAGE -> "its nodes have hours without readings";
            case NodeCosts.MISSING_SHARES -> "the provider did not divide its nodes' cost";
            case Attribution.CORRECTION ->
                    "it corrects charges that are not in what is posted for their month";
            default -> origin + " names no pool";
        };
    }

    /** Hours that nobody read, where the policy does more than to leave them unattributed. */
    private void gaps() {
        var filled = money(share -> StandIn.of(share.driver()) != null);
        if (!filled.isEmpty()) {
            warn(
                    "/nodeSplit/gaps",
                    "gaps-filled",
                    "hours of " + month + " without readings are split by those of other days",
                    filled);
        }
        var held =
                trial.result().findings().stream()
                        .filter(one -> one.code().equals(GapReport.HELD))
                        .map(RunFinding::subject)
                        .toList();
        if (!held.isEmpty()) {
            warn(
                    "/nodeSplit/gaps",
                    "gaps-held",
                    month + " cannot be charged: hours without readings of " + some(held),
                    new TreeMap<>());
        }
    }

    private void rules(String path, RuleUse.Of of, List<AttributionRule> rules) {
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var missed = trial.use().misses(of, rule.id());
            if (!missed.isEmpty()) {
                var money = new TreeMap<CurrencyCode, Exact>();
                missed.values()
                        .forEach(sums ->
                                sums.forEach((currency, sum) ->
                                        money.merge(currency, sum, Exact::plus)));
                warn(
                        path + "/" + i + "/to/lookup",
                        "lookup-failed",
                        "rule '"
                                + rule.id()
                                + "' looked for names that the register does not know: "
                                + some(List.copyOf(missed.keySet())),
                        money);
            }
            if (!trial.use().isUsed(of, rule.id())) {
                warn(
                        path + "/" + i,
                        "rule-unused",
                        "rule '" + rule.id() + "' decides about no cost of " + month,
                        new TreeMap<>());
            }
        }
    }

    private static String some(List<String> names) {
        return names.size() <= NAMES_MAX
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES_MAX))
                        + " and "
                        + (names.size() - NAMES_MAX)
                        + " more";
    }

    private void pools() {
        for (var i = 0; i < policy.pools().size(); i++) {
            var id = policy.pools().get(i).id();
            if (trial.result().shares().stream().noneMatch(share -> share.intoPool().equals(id))) {
                warn(
                        "/pools/" + i,
                        "pool-empty",
                        "nothing of " + month + " goes into pool '" + id + "'",
                        new TreeMap<>());
            }
            var borne =
                    money(share ->
                            share.origin().equals(id) && share.driver().equals(PoolBasis.FALLBACK));
            if (!borne.isEmpty()) {
                warn(
                        "/pools/" + i + "/fallback",
                        "pool-fallback",
                        "the basis of pool '"
                                + id
                                + "' sums to zero: its fallback bears it in "
                                + month,
                        borne);
            }
        }
    }

    private SortedMap<CurrencyCode, Exact> money(Predicate<Share> which) {
        var money = new TreeMap<CurrencyCode, Exact>();
        trial.result().shares().stream()
                .filter(which)
                .forEach(share ->
                        money.merge(share.account().currency(), share.amount(), Exact::plus));
        return money;
    }

    private void warn(
            String path, String code, String reason, SortedMap<CurrencyCode, Exact> money) {
        warnings.add(
                new MonthWarning(
                        new PolicyProblem(
                                Severity.WARNING, code, path, policy.positions().get(path), reason),
                        money));
    }
}
