package org.chargebackledger.api.adoption;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.materiality.RunEnded;
import org.chargebackledger.api.run.RunService;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ApproveAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.CompleteAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.FailAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ProposeAdoption;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.RunCommand.StartRun;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adoption.AdoptionStatus;
import org.chargebackledger.projections.adoption.Adoptions;
import org.chargebackledger.projections.adoption.KnownAdoption;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.Runs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Adopts policy versions for posted months. What is approved is what is posted: the same inputs but
 * for the policy, against the same heads; a month that has moved on since is not touched.
 */
@Service
public class AdoptionService {

    private final CommandGateway commands;
    private final Adoptions adoptions;
    private final AdoptionPlan plan;
    private final Policies policies;
    private final Runs runs;
    private final RunService runService;
    private final UpToDate upToDate;
    private final WorkQueue queue;
    private final Clock clock;

    AdoptionService(
            CommandGateway commands,
            Adoptions adoptions,
            AdoptionPlan plan,
            Policies policies,
            Runs runs,
            RunService runService,
            UpToDate upToDate,
            WorkQueue queue,
            Clock clock) {
        this.commands = commands;
        this.adoptions = adoptions;
        this.plan = plan;
        this.policies = policies;
        this.runs = runs;
        this.runService = runService;
        this.upToDate = upToDate;
        this.queue = queue;
        this.clock = clock;
    }

    /** What is to be adopted, for which posted months, and why. */
    public record Order(
            String book, String policy, int version, SortedSet<Period> periods, String reason) {}

    /** Proposes an adoption with all that it would post. */
    public void propose(String adoptionId, Order order, Stamp stamp) {
        upToDate.await();
        if (adoptions.find(adoptionId).isPresent()) {
            return; // the same request again
        }
        var version =
                policies.version(order.book(), order.policy(), order.version())
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "policy-unknown",
                                        "no version %d of policy %s"
                                                .formatted(order.version(), order.policy())));
        var content = plan.of(version, order.periods(), order.reason());
        commands.sendAndWait(new ProposeAdoption(adoptionId, content, stamp));
    }

    /** Approves exactly what has the hash, and queues the posting of it. */
    public void approve(String adoptionId, String contentHash, Stamp stamp) {
        commands.sendAndWait(new ApproveAdoption(adoptionId, contentHash, stamp));
        proceed(adoptionId);
    }

    /** Goes on with what a crash or a stop cut short. */
    public void resume() {
        adoptions.unfinished().stream().map(KnownAdoption::adoptionId).forEach(this::proceed);
    }

    private void proceed(String adoptionId) {
        queue.submit("adoption " + adoptionId, () -> carryOut(adoptionId));
    }

    private void carryOut(String adoptionId) {
        upToDate.await();
        var adoption = adoptions.find(adoptionId).orElseThrow();
        if (adoption.status() != AdoptionStatus.APPROVED) {
            return;
        }
        var stamp = stamp(adoption);
        var done = new ArrayList<String>();
        var posted = new ArrayList<Period>();
        for (var month : adoption.content().months()) {
            var run = post(adoption, month, stamp);
            if (run.isPresent() && run.get().status() == RunStatus.COMPUTED) {
                return; // it waits for two persons, and goes on once they have decided
            }
            var failure = failure(run);
            if (failure.isPresent()) {
                var reason = month.originPeriod() + ": " + failure.get();
                commands.sendAndWait(new FailAdoption(adoptionId, reason, posted, stamp));
                return;
            }
            done.add(month.runId(adoptionId));
            posted.add(month.originPeriod());
        }
        commands.sendAndWait(new CompleteAdoption(adoptionId, done, stamp));
    }

    /** Goes on with the adoption that a run is of; whether there is one. */
    public boolean goOn(String runId) {
        var mine =
                adoptions.unfinished().stream()
                        .filter(adoption ->
                                adoption.content().months().stream()
                                        .anyMatch(month ->
                                                month.runId(adoption.adoptionId()).equals(runId)))
                        .findFirst();
        mine.map(KnownAdoption::adoptionId).ifPresent(this::proceed);
        return mine.isPresent();
    }

    @EventListener
    void on(RunEnded ended) {
        goOn(ended.runId());
    }

    /** Posts one month; nothing if it can no longer be computed as it was approved. */
    private Optional<KnownRun> post(KnownAdoption adoption, AdoptedMonth month, Stamp stamp) {
        var runId = month.runId(adoption.adoptionId());
        var algorithm = adoption.content().algorithmVersion();
        if (algorithm != null
                && algorithm != Allocation.ALGORITHM_VERSION
                && runs.find(runId).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(runService.carryOut(start(adoption, month, stamp), month));
    }

    /** Why a month could not be posted, if it could not. */
    private static Optional<String> failure(Optional<KnownRun> run) {
        if (run.isEmpty()) {
            return Optional.of(
                    "algorithm-changed: the allocation has changed since this was proposed");
        }
        var of = run.get();
        return of.status() == RunStatus.POSTED
                ? Optional.empty()
                : Optional.of(Objects.requireNonNullElse(of.failure(), "it is " + of.status()));
    }

    private StartRun start(KnownAdoption adoption, AdoptedMonth month, Stamp stamp) {
        var content = adoption.content();
        var inputs =
                runs.find(month.replacedRun())
                        .map(KnownRun::inputs)
                        .orElseThrow()
                        .under(content.policy(), content.version(), content.policyHash());
        return new StartRun(
                month.runId(adoption.adoptionId()),
                RunKind.CHARGEBACK,
                inputs,
                month.isOutOfPeriod() ? month.postingPeriod() : null,
                stamp);
    }

    /** Whoever approved it posts it. */
    private Stamp stamp(KnownAdoption adoption) {
        return new Stamp(
                Objects.requireNonNull(adoption.approvedBy()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
