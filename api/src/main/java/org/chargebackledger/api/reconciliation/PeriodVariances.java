package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.reconciliation.EstimatedCluster;
import org.chargebackledger.ledger.reconciliation.LedgerWaterfall;
import org.chargebackledger.ledger.reconciliation.Variance;
import org.chargebackledger.ledger.reconciliation.VarianceCell;
import org.chargebackledger.ledger.reconciliation.Variances;
import org.chargebackledger.ledger.reconciliation.Variances.AccountCluster;
import org.chargebackledger.ledger.reconciliation.Waterfall;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.reconciliation.AccountReconciliation;
import org.chargebackledger.projections.reconciliation.EstimatedClusters;
import org.chargebackledger.projections.reconciliation.Reconciliations;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A period's way from estimate over bill to ledger, on the bills of the run posted last. */
@Component
public class PeriodVariances {

    private final EstimatedClusters estimates;
    private final RunVariances variances;
    private final Reconciliations reconciliations;
    private final Runs runs;
    private final Policies policies;
    private final Registers registers;

    PeriodVariances(
            EstimatedClusters estimates,
            RunVariances variances,
            Reconciliations reconciliations,
            Runs runs,
            Policies policies,
            Registers registers) {
        this.estimates = estimates;
        this.variances = variances;
        this.reconciliations = reconciliations;
        this.runs = runs;
        this.policies = policies;
        this.registers = registers;
    }

    /**
     * All of it.
     *
     * @param open what of each modelled cluster no cause explains
     * @param ledger from bill to ledger by source account
     */
    public record Found(
            KnownRun run,
            Exact tolerance,
            Variances variances,
            List<Variance> open,
            List<LedgerWaterfall> ledger) {

        /** Cells grouped, in the order of the groups. */
        public static <K extends Comparable<K>> SortedMap<K, Waterfall> grouped(
                Collection<VarianceCell> cells, Function<VarianceCell, K> by) {
            return cells.stream()
                    .collect(
                            Collectors.groupingBy(
                                    by,
                                    TreeMap::new,
                                    Collectors.collectingAndThen(
                                            Collectors.toList(), Waterfall::of)));
        }
    }

    /** Empty before anything is posted. */
    public Optional<Found> of(String book, Period period) {
        return runs.head(book, period).map(run -> found(book, period, run));
    }

    /** The run posted last, and what is estimated. */
    public List<EstimatedCluster> estimates(String book, Period period) {
        return estimates.of(book, period);
    }

    /** What no cause explains of clusters that a cost model prices; empty if there is none. */
    public List<Variance> open(String book, Period period) {
        var estimated = estimates.of(book, period);
        return estimated.isEmpty()
                ? List.of()
                : runs.head(book, period)
                        .map(run -> open(run, variances.of(run, estimated), policy(run)))
                        .orElse(List.of());
    }

    private Found found(String book, Period period, KnownRun run) {
        var all = variances.of(run, estimates.of(book, period));
        var policy = policy(run);
        return new Found(
                run,
                policy.tolerances().estimateToBill(),
                all,
                open(run, all, policy),
                ledger(book, period, run));
    }

    private List<Variance> open(KnownRun run, Variances all, AllocationPolicyDocument policy) {
        var owner = UnattributedOwner.of(registers, run, policy);
        return Found.grouped(all.cells(), cell -> cell.key().accountCluster()).entrySet().stream()
                .filter(one -> all.isModelled(one.getKey()))
                .map(one -> variance(run, one.getKey(), one.getValue(), policy, owner))
                .toList();
    }

    private static Variance variance(
            KnownRun run,
            AccountCluster of,
            Waterfall waterfall,
            AllocationPolicyDocument policy,
            String owner) {
        return new Variance(
                run.inputs().book(),
                run.inputs().period(),
                run.runId(),
                of,
                waterfall.compared().minus(waterfall.remainder()),
                waterfall.compared(),
                policy.tolerances().estimateToBill(),
                owner);
    }

    private List<LedgerWaterfall> ledger(String book, Period period, KnownRun run) {
        var frozen =
                run.accounts().stream()
                        .collect(Collectors.toMap(one -> one.account(), one -> one.billed()));
        return reconciliations.of(book, period).accounts().stream()
                .map(one -> ledger(one, frozen.getOrDefault(one.account(), Exact.ZERO)))
                .toList();
    }

    private static LedgerWaterfall ledger(AccountReconciliation one, Exact billed) {
        return LedgerWaterfall.of(
                one.account(),
                billed,
                new LedgerWaterfall.Posted(
                        one.billedExact(),
                        one.dueFrom(),
                        one.prepaid(),
                        one.recoverableTax(),
                        one.suspense(),
                        one.rateVariance(),
                        one.rounding()),
                one.allocated());
    }

    private AllocationPolicyDocument policy(KnownRun run) {
        var inputs = run.inputs();
        return policies.version(inputs.book(), inputs.policyName(), inputs.policyVersion())
                .map(version -> AllocationPolicyDocument.parse(version.text()))
                .orElseThrow();
    }
}
