package org.chargebackledger.api.simulation;

import org.chargebackledger.api.http.problem.HttpRefusal;
import org.chargebackledger.api.http.problem.ProblemType;
import org.chargebackledger.api.run.InputLines;
import org.chargebackledger.api.run.InputPins;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.PlacedAmounts;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.simulation.SimulatedMonth;
import org.chargebackledger.ledger.simulation.Simulation;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Simulates policies over months. A month that has been run is taken with the inputs its last run
 * froze, so that nothing but the policy differs; another one with what a run would pin now.
 */
@Service
public class Simulations {

    private static final int PERIODS_MAX = 36;

    /** A month of a million bill rows takes some 200 MB on its way. */
    private static final int MONTHS_AT_ONCE_MAX = 2;

    private static final int TURN_SECONDS_MAX = 30;

    private final Runs runs;
    private final org.chargebackledger.projections.journal.PostedAmounts posted;
    private final InputPins pins;
    private final InputLines lines;
    private final UpToDate upToDate;
    private final Semaphore memory = new Semaphore(1, true);

    Simulations(
            Runs runs,
            org.chargebackledger.projections.journal.PostedAmounts posted,
            InputPins pins,
            InputLines lines,
            UpToDate upToDate) {
        this.runs = runs;
        this.posted = posted;
        this.pins = pins;
        this.lines = lines;
        this.upToDate = upToDate;
    }

    /**
     * The periods of a question, in order.
     *
     * @throws Refusal {@code simulation-periods} if there are none or too many
     */
    public static SortedSet<Period> requirePeriods(Collection<Period> asked) {
        var periods = new TreeSet<>(asked);
        if (periods.isEmpty() || periods.size() > PERIODS_MAX) {
            throw Refusal.invalid("simulation-periods", "choose 1 to " + PERIODS_MAX + " periods");
        }
        return periods;
    }

    /**
     * Simulates a policy over periods; one simulation at a time, the others wait.
     *
     * @throws Refusal if a month has no bill, or the policy cannot be applied to one
     */
    public Simulation simulate(String book, PolicyText policy, SortedSet<Period> periods) {
        upToDate.await();
        awaitTurn();
        var threads = Math.min(MONTHS_AT_ONCE_MAX, Runtime.getRuntime().availableProcessors());
        try (var workers = Executors.newFixedThreadPool(threads)) {
            return new Simulation(months(workers, book, policy, periods));
        } finally {
            memory.release();
        }
    }

    private void awaitTurn() {
        try {
            if (memory.tryAcquire(TURN_SECONDS_MAX, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new HttpRefusal(
                ProblemType.UNAVAILABLE, "other simulations are under way; try again later");
    }

    private List<SimulatedMonth> months(
            ExecutorService workers, String book, PolicyText policy, SortedSet<Period> periods) {
        var futures = new ArrayList<Future<SimulatedMonth>>();
        periods.forEach(period -> futures.add(workers.submit(() -> month(book, policy, period))));
        var months = new ArrayList<SimulatedMonth>();
        for (var future : futures) {
            months.add(result(future));
        }
        return List.copyOf(months);
    }

    private static SimulatedMonth result(Future<SimulatedMonth> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while simulating", e);
        }
    }

    private SimulatedMonth month(String book, PolicyText policy, Period period) {
        var inputs = inputs(book, policy, period);
        var allocated = Allocation.amounts(lines.of(inputs, policy.document()));
        return SimulatedMonth.of(
                period,
                posted.toDate(book, period).slots(),
                PlacedAmounts.under(inputs.terms(), allocated.amounts()),
                allocated.findings());
    }

    /** What a run that adopts the policy for a period would have. */
    public RunInputs inputs(String book, PolicyText policy, Period period) {
        return runs.head(book, period)
                .map(KnownRun::inputs)
                .map(policy::replacing)
                .orElseGet(() -> pinned(book, policy, period));
    }

    private RunInputs pinned(String book, PolicyText policy, Period period) {
        var document = policy.document();
        return pins.pin(book, period, document.name(), policy.version(), document.hash());
    }
}
