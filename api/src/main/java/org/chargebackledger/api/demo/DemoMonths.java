package org.chargebackledger.api.demo;

import org.chargebackledger.api.close.PeriodService;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.run.RunService;
import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.Runs;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.time.YearMonth;

/** Posts the demo's months and closes them. */
@Component
@Profile("demo")
final class DemoMonths {

    private final RunService runService;
    private final Runs runs;
    private final PeriodService periodService;
    private final Periods periods;
    private final UpToDate upToDate;
    private final DemoPeople people;

    DemoMonths(
            RunService runService,
            Runs runs,
            PeriodService periodService,
            Periods periods,
            UpToDate upToDate,
            DemoPeople people) {
        this.runService = runService;
        this.runs = runs;
        this.periodService = periodService;
        this.periods = periods;
        this.upToDate = upToDate;
        this.people = people;
    }

    /** Whether every step was done before. */
    boolean areLoaded() {
        upToDate.await();
        return isPosted(DemoIds.LAST_RUN);
    }

    /** Allocates the month and posts it; the month's run of that number. */
    KnownRun post(YearMonth month, int number, StopSignal stop) {
        var runId = DemoIds.run(month, number);
        if (!isPosted(runId)) {
            var order =
                    new Order(
                            Book.DEFAULT,
                            new Period(month),
                            RunKind.CHARGEBACK,
                            DemoSetup.policyName(),
                            null);
            runId = runService.start(runId, order, people.preparer());
        }
        while (true) {
            var run = runs.find(runId);
            if (run.isPresent() && run.get().status() == RunStatus.POSTED) {
                return run.get();
            }
            if (run.isPresent() && run.get().status() == RunStatus.FAILED) {
                throw new DemoLoadFailed("the run of " + month + ": " + run.get().failure());
            }
            stop.pause();
        }
    }

    private boolean isPosted(String runId) {
        return runs.find(runId).filter(run -> run.status() == RunStatus.POSTED).isPresent();
    }

    /** Closes the month, unless it was closed before. */
    void close(YearMonth month) {
        upToDate.await();
        var period = new Period(month);
        if (!find(period).closes().isEmpty()) {
            return;
        }
        if (find(period).proposal() == null) {
            periodService.propose(
                    Book.DEFAULT, period, Transition.CLOSE, "month end", people.preparer());
            upToDate.await();
        }
        var proposed = find(period).proposal();
        periodService.approve(
                Book.DEFAULT,
                period,
                Transition.CLOSE,
                proposed == null ? null : proposed.contentHash(),
                people.approver());
        upToDate.await();
    }

    private KnownPeriod find(Period period) {
        return periods.find(Book.DEFAULT, period)
                .orElseThrow(() -> new DemoLoadFailed(period + " was never opened"));
    }
}
