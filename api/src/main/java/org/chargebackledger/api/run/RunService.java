package org.chargebackledger.api.run;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.http.consistency.ReadModelsStopped;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.AllocationResult;
import org.chargebackledger.ledger.run.HeldUsage;
import org.chargebackledger.ledger.run.RunCommand;
import org.chargebackledger.ledger.run.RunCommand.CompleteRun;
import org.chargebackledger.ledger.run.RunCommand.FailRun;
import org.chargebackledger.ledger.run.RunCommand.RecordShares;
import org.chargebackledger.ledger.run.RunCommand.StartRun;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Executes allocation runs: inputs pinned and fingerprinted at once, shares computed in the
 * background, and for a chargeback run its entries posted. A run that a crash cut short goes on
 * from its pinned inputs, and computes the same.
 */
@Service
public class RunService {

    private static final Logger LOG = LoggerFactory.getLogger(RunService.class);
    private static final int SHARES_PER_BLOCK = 1_000;

    private final CommandGateway commands;
    private final InputPins pins;
    private final LateBills late;
    private final InputLines lines;
    private final RunMonths months;
    private final Runs runs;
    private final PostingService posting;
    private final FetchFindings fetches;
    private final UpToDate upToDate;
    private final WorkQueue queue;
    private final Clock clock;

    RunService(
            CommandGateway commands,
            InputPins pins,
            LateBills late,
            InputLines lines,
            RunMonths months,
            Runs runs,
            PostingService posting,
            FetchFindings fetches,
            UpToDate upToDate,
            WorkQueue queue,
            Clock clock) {
        this.commands = commands;
        this.pins = pins;
        this.late = late;
        this.lines = lines;
        this.months = months;
        this.runs = runs;
        this.posting = posting;
        this.fetches = fetches;
        this.upToDate = upToDate;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param version of the policy; the one that holds in the period when null
     * @param postingPeriod where a closed month is corrected; null when it is run in itself
     */
    public record Order(
            String book,
            Period period,
            RunKind kind,
            String policy,
            @Nullable Integer version,
            @Nullable Period postingPeriod) {

        /** A run that posts, if it does, into the period it is of. */
        public Order(
                String book,
                Period period,
                RunKind kind,
                String policy,
                @Nullable Integer version) {
            this(book, period, kind, policy, version, null);
        }
    }

    /**
     * Starts a run, or names the one that has just these inputs and is the period's last word.
     *
     * @param runId the id it takes when it is new
     */
    public String start(String runId, Order order, Stamp stamp) {
        upToDate.await();
        if (runs.find(runId).isPresent()) {
            proceed(runId);
            return runId;
        }
        months.requireReady(order);
        var inputs = inputs(order);
        var same = runs.sameInputs(order.book(), order.kind(), inputs.fingerprint());
        if (same.filter(known -> isLastWord(known, order)).isPresent()) {
            return same.get().runId();
        }
        months.openIfNew(order, stamp);
        commands.sendAndWait(
                new StartRun(runId, order.kind(), inputs, order.postingPeriod(), stamp));
        proceed(runId);
        return runId;
    }

    private RunInputs inputs(Order order) {
        var later = order.postingPeriod();
        return later == null
                ? pins.pin(
                        order.book(), order.period(), order.kind(), order.policy(), order.version())
                : late.inputs(order, later);
    }

    /**
     * What a run would have otherwise if it were made now by the same rules, which govern the month
     * as long as it is its last run; empty when nothing.
     */
    public Optional<String> outdated(KnownRun run) {
        var inputs = run.inputs();
        return pins.pin(
                                inputs.book(),
                                inputs.period(),
                                inputs.policyName(),
                                inputs.policyVersion(),
                                inputs.policyHash())
                        .fingerprint()
                        .equals(run.fingerprint())
                ? Optional.empty()
                : Optional.of(
                        "bills, readings, register, the algorithm or what is posted for a corrected"
                                + " month changed since");
    }

    /**
     * A showback run posts nothing; a chargeback run counts while no other has posted since, and
     * nobody has taken back what it posted.
     */
    private boolean isLastWord(KnownRun known, Order order) {
        return order.kind() == RunKind.SHOWBACK
                || known.status() != RunStatus.POSTED
                || runs.head(order.book(), order.period())
                        .filter(head -> head.runId().equals(known.runId()))
                        .filter(posting::isWhole)
                        .isPresent();
    }

    /** Whether the ledger still holds what a posted run says. */
    public boolean isWhole(KnownRun run) {
        return posting.isWhole(run);
    }

    /** Queues what is left to do of a run. */
    public void proceed(String runId) {
        queue.submit("run " + runId, () -> finish(runId, null));
    }

    /**
     * Starts a run of other inputs than a period has now, which a second person approved, and does
     * all of it.
     *
     * @param approved where the month must stand when it is posted, and what must come of it
     * @return the run as it is afterwards; computed where it waits for two persons
     */
    public KnownRun carryOut(StartRun start, AdoptedMonth approved) {
        upToDate.await();
        if (runs.find(start.runId()).isEmpty()) {
            commands.sendAndWait(start);
        }
        finish(start.runId(), approved);
        upToDate.await();
        return runs.find(start.runId()).orElseThrow();
    }

    private void finish(String runId, @Nullable AdoptedMonth approved) {
        upToDate.await();
        var run = runs.find(runId).orElseThrow();
        try {
            if (run.status() == RunStatus.RUNNING) {
                compute(run);
                upToDate.await();
                run = runs.find(runId).orElseThrow();
            }
            if (run.kind() == RunKind.CHARGEBACK
                    && (run.status() == RunStatus.COMPUTED || run.status() == RunStatus.POSTING)) {
                posting.post(run, approved, stamp(run));
            }
        } catch (ReadModelsStopped e) {
            throw e; // nothing is wrong with the run; the next start goes on with it
        } catch (RuntimeException e) {
            var refusal = Refusals.in(e);
            if (refusal.isPresent()) {
                fail(run, refusal.get().type() + ": " + refusal.get().getMessage());
                return;
            }
            if (run.status() != RunStatus.RUNNING || Thread.currentThread().isInterrupted()) {
                throw e; // the next start goes on with it
            }
            LOG.error("run {} cannot be computed", runId, e);
            fail(run, "internal-error: " + e.getMessage());
        }
    }

    private void fail(KnownRun run, String reason) {
        LOG.warn("run {} failed: {}", run.runId(), reason);
        commands.sendAndWait(new FailRun(run.runId(), reason, stamp(run)));
        posting.failed(run.runId(), reason, stamp(run));
    }

    private void compute(KnownRun run) {
        if (run.inputs().algorithmVersion() != Allocation.ALGORITHM_VERSION) {
            throw Refusal.conflict(
                    "algorithm-changed", "the allocation has changed since the run was ordered");
        }
        var result = Allocation.of(lines.of(run.inputs()));
        HeldUsage.refuse(run.kind(), result.findings());
        var chunks = record(run.runId(), result.shares());
        commands.sendAndWait(
                new CompleteRun(
                        run.runId(),
                        result.accounts(),
                        fetches.and(result.findings(), run.inputs()),
                        chunks,
                        LineDigest.of(result.shares()),
                        result.savings(),
                        stamp(run)));
        LOG.info("run {} of {}: {}", run.runId(), run.inputs().period(), summary(result));
    }

    private int record(String runId, List<Share> shares) {
        var chunk = 0;
        for (var from = 0; from < shares.size(); from += SHARES_PER_BLOCK) {
            var block =
                    List.copyOf(
                            shares.subList(from, Math.min(from + SHARES_PER_BLOCK, shares.size())));
            commands.sendAndWait(
                    new RecordShares(RunCommand.chunkId(runId, chunk), runId, chunk, block));
            chunk++;
        }
        return chunk;
    }

    private static String summary(AllocationResult result) {
        return result.shares().size()
                + " shares, "
                + result.accounts().size()
                + " source accounts, "
                + result.findings().size()
                + " findings";
    }

    private Stamp stamp(KnownRun run) {
        return new Stamp(run.startedBy(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
