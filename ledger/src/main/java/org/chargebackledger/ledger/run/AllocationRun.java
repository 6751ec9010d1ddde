package org.chargebackledger.ledger.run;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.run.RunCommand.CompleteRun;
import org.chargebackledger.ledger.run.RunCommand.FailRun;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosted;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosting;
import org.chargebackledger.ledger.run.RunCommand.RefuseRun;
import org.chargebackledger.ledger.run.RunCommand.StartRun;
import org.chargebackledger.ledger.run.RunEvent.RunComputed;
import org.chargebackledger.ledger.run.RunEvent.RunFailed;
import org.chargebackledger.ledger.run.RunEvent.RunPosted;
import org.chargebackledger.ledger.run.RunEvent.RunPostingBegun;
import org.chargebackledger.ledger.run.RunEvent.RunStarted;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** One execution of a policy version on frozen inputs; its shares lie in streams of their own. */
@AggregateRoot
final class AllocationRun {

    private enum Status {
        RUNNING,
        COMPUTED,
        POSTING,
        POSTED,
        FAILED
    }

    @AggregateIdentifier private String runId;
    private RunKind kind;
    private String fingerprint;
    private @Nullable Period postingPeriod;
    private @Nullable Status status;
    private String digest = "";
    private @Nullable String basis;
    private String postedEntries = "";

    /** For Axon, which rebuilds the run from its events. */
    AllocationRun() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartRun command) {
        var asked = command.inputs().fingerprint();
        if (status == null) {
            apply(
                    new RunStarted(
                            command.runId(),
                            command.kind(),
                            command.inputs(),
                            asked,
                            command.postingPeriod(),
                            command.stamp()));
        } else if (kind != command.kind()
                || !fingerprint.equals(asked)
                || !Objects.equals(postingPeriod, command.postingPeriod())) {
            throw Refusal.conflict("run-exists", "run " + runId + " has other inputs");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompleteRun command) {
        var now = known(command.runId());
        if (now == Status.RUNNING) {
            command.accounts().forEach(AllocationRun::requireConserved);
            HeldUsage.refuse(kind, command.findings());
            apply(
                    new RunComputed(
                            runId,
                            command.accounts(),
                            command.findings(),
                            command.shareChunks(),
                            command.digest(),
                            command.savings(),
                            command.stamp()));
        } else if (now == Status.FAILED || !digest.equals(command.digest())) {
            throw notIn(now, "be completed with other shares");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FailRun command) {
        switch (known(command.runId())) {
            case RUNNING, COMPUTED ->
                    apply(new RunFailed(runId, command.reason(), command.stamp()));
            case FAILED -> {} // the same report again
            case POSTING, POSTED -> throw notIn(known(runId), "fail");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(MarkRunPosting command) {
        var now = known(command.runId());
        if (kind == RunKind.SHOWBACK) {
            throw Refusal.conflict("run-is-showback", "a showback run posts nothing");
        }
        switch (now) {
            case COMPUTED ->
                    apply(
                            new RunPostingBegun(
                                    runId, command.books(), command.basis(), command.stamp()));
            case POSTING -> requireSameBasis(command.basis());
            case POSTED -> {} // the same report again
            case RUNNING, FAILED -> throw notIn(now, "be posted");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RefuseRun command) {
        var now = known(command.runId());
        switch (now) {
            case POSTING -> apply(new RunFailed(runId, command.reason(), command.stamp()));
            case FAILED -> {} // the same report again
            case RUNNING, COMPUTED, POSTED -> throw notIn(now, "be refused by a journal");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(MarkRunPosted command) {
        var now = known(command.runId());
        if (now == Status.POSTING) {
            apply(new RunPosted(runId, command.entries(), command.stamp()));
        } else if (now != Status.POSTED
                || !postedEntries.equals(CanonicalJson.hash(command.entries()))) {
            throw notIn(now, "be posted with these entries");
        }
    }

    /** Every cent of a bill is somewhere: with a cost center, or in one of the balances. */
    private static void requireConserved(AccountOutcome outcome) {
        var sum =
                outcome.allocated()
                        .plus(outcome.prepaid())
                        .plus(outcome.recoverableTax())
                        .plus(outcome.suspense())
                        .plus(outcome.rateVariance());
        if (!sum.equals(outcome.billed())) {
            throw Refusal.invalid(
                    "run-not-conserved",
                    outcome.account() + ": " + sum + " of " + outcome.billed() + " is allocated");
        }
    }

    /** Whatever was posted since it was decided was not judged with it. */
    private void requireSameBasis(@Nullable String now) {
        if (basis != null && now != null && !basis.equals(now)) {
            throw Refusal.conflict(
                    "run-superseded",
                    "the month of run " + runId + " has moved on since its posting was decided");
        }
    }

    private Status known(String id) {
        if (status == null) {
            throw Refusal.unknown("run-unknown", "there is no run " + id);
        }
        return status;
    }

    private Refusal notIn(Status now, String what) {
        return Refusal.conflict("run-state", "run " + runId + " is " + now + ", it cannot " + what);
    }

    @EventSourcingHandler
    void on(RunStarted event) {
        runId = event.runId();
        kind = event.kind();
        fingerprint = event.fingerprint();
        postingPeriod = event.postingPeriod();
        status = Status.RUNNING;
    }

    @EventSourcingHandler
    void on(RunComputed event) {
        digest = event.digest();
        status = Status.COMPUTED;
    }

    @EventSourcingHandler
    void on(RunFailed event) {
        status = Status.FAILED;
    }

    @EventSourcingHandler
    void on(RunPostingBegun event) {
        basis = event.basis();
        status = Status.POSTING;
    }

    @EventSourcingHandler
    void on(RunPosted event) {
        postedEntries = CanonicalJson.hash(event.entries());
        status = Status.POSTED;
    }
}
