package org.chargebackledger.api.run;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.RunInputs.PinnedRun;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.RunTotal;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A run as it is served.
 *
 * @param postingPeriod where it posts: a later month than its own once that is closed
 * @param waitsFor the review of a material difference that it waits for, the first where it waits
 *     in several books; absent otherwise
 * @param waitsIn every such review with its book; absent otherwise
 * @param earlier the posted runs of earlier months that its corrections follow
 */
record RunView(
        String runId,
        Period period,
        String policy,
        int version,
        String policyHash,
        String fingerprint,
        List<PinnedRun> earlier,
        RunKind kind,
        Period postingPeriod,
        RunStatus status,
        @Nullable String failure,
        @Nullable String waitsFor,
        @Nullable List<WaitsIn> waitsIn,
        List<TotalView> totals,
        List<RunFinding> findings,
        List<String> entries) {

    static RunView of(KnownRun run, List<WaitsIn> waits) {
        var inputs = run.inputs();
        return new RunView(
                run.runId(),
                inputs.period(),
                inputs.policyName(),
                inputs.policyVersion(),
                inputs.policyHash(),
                run.fingerprint(),
                inputs.earlierRuns(),
                run.kind(),
                run.postingPeriod(),
                run.status(),
                run.failure(),
                waits.isEmpty() ? null : waits.getFirst().reviewId(),
                waits.isEmpty() ? null : waits,
                run.totals().stream().map(TotalView::of).toList(),
                run.findings(),
                run.entries());
    }

    /** One review, which two persons of the book decide. */
    record WaitsIn(String book, String reviewId) {}

    /** What the run makes of one source account. */
    record TotalView(
            String provider,
            String billingAccount,
            String invoiceIssuer,
            String currency,
            Money basis,
            Money billed,
            Money clearing) {

        static TotalView of(RunTotal total) {
            return new TotalView(
                    total.account().provider(),
                    total.account().billingAccount(),
                    total.account().invoiceIssuer(),
                    total.account().currency().code(),
                    total.basis(),
                    total.billed(),
                    total.clearing());
        }
    }
}
