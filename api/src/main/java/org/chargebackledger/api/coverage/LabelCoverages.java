package org.chargebackledger.api.coverage;

import org.chargebackledger.api.coverage.LabelCoverage.AskedLabel;
import org.chargebackledger.api.coverage.LabelCoverage.ShownRun;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.coverage.AttributedCosts;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Locale;

/** Works out how much of a month says whose it is, from what its run and its readings recorded. */
@Service
public class LabelCoverages {

    private final Runs runs;
    private final AttributedCosts costs;
    private final Policies policies;
    private final PodReadings readings;

    LabelCoverages(Runs runs, AttributedCosts costs, Policies policies, PodReadings readings) {
        this.runs = runs;
        this.costs = costs;
        this.policies = policies;
        this.readings = readings;
    }

    /**
     * The coverage of a period.
     *
     * @param cluster to look at this one only; null for all
     * @throws Refusal {@code read-models-outdated} if the run is older than what it takes
     */
    public LabelCoverage of(String book, Period period, @Nullable String cluster) {
        var run = runs.shown(book, period).orElse(null);
        var known = readings.of(book, period);
        if (run == null) {
            return new LabelCoverage(period, null, List.of(), List.of(), List.of(), List.of());
        }
        var policy = policy(book, run);
        var needs = LabelNeeds.of(policy, period.lastDay());
        var cost = costs.of(run.runId());
        if (cost.isEmpty() && run.accounts().stream().anyMatch(one -> !one.allocated().isZero())) {
            throw Refusal.conflict(
                    "read-models-outdated",
                    "the run was computed before coverage was kept: rebuild the read models");
        }
        var pods = new PodCoverage(known, needs);
        var money =
                new MoneyCoverage(
                        cost,
                        new RuleKinds(policy),
                        new FallenThrough(known, needs, run.findings()),
                        pods);
        return new LabelCoverage(
                period,
                shown(run),
                needs.labels().stream()
                        .map(label -> new AskedLabel(label.key(), text(label.on())))
                        .toList(),
                money.rows().stream()
                        .filter(row -> cluster == null || cluster.equals(row.cluster()))
                        .toList(),
                money.namespaces().stream()
                        .filter(row -> cluster == null || cluster.equals(row.cluster()))
                        .toList(),
                pods.rows().stream()
                        .filter(row -> cluster == null || cluster.equals(row.cluster()))
                        .toList());
    }

    private AllocationPolicyDocument policy(String book, KnownRun run) {
        var inputs = run.inputs();
        return AllocationPolicyDocument.parse(
                policies.version(book, inputs.policyName(), inputs.policyVersion())
                        .orElseThrow()
                        .text());
    }

    private static ShownRun shown(KnownRun run) {
        return new ShownRun(
                run.runId(),
                run.kind(),
                run.head(),
                run.inputs().policyName(),
                run.inputs().policyVersion());
    }

    static String text(NeededLabel.On on) {
        return on.name().toLowerCase(Locale.ROOT);
    }
}
