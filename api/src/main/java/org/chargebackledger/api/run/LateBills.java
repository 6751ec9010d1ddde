package org.chargebackledger.api.run;

import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.function.Function;

/**
 * Charges what a provider restates once a month is closed: by the inputs that the month froze, with
 * the bill alone replaced, and posted as an out-of-period adjustment into the earliest open month.
 */
@Component
public class LateBills {

    private final Runs runs;
    private final Periods periods;
    private final InputPins pins;

    LateBills(Runs runs, Periods periods, InputPins pins) {
        this.runs = runs;
        this.periods = periods;
        this.pins = pins;
    }

    /**
     * The inputs of a run of a closed month.
     *
     * @throws Refusal if the month is not closed, another one is the earliest open, nothing is
     *     posted for it, or other rules are asked for
     */
    RunInputs inputs(Order order, Period postingPeriod) {
        if (order.kind() != RunKind.CHARGEBACK) {
            throw Refusal.invalid("posting-period-useless", "a showback run posts nothing");
        }
        var known = periods.list(order.book());
        if (known.stream()
                .noneMatch(one -> one.period().equals(order.period()) && isClosed(one.status()))) {
            throw Refusal.conflict(
                    "period-not-closed",
                    order.period() + " is not closed: its bills are charged in itself");
        }
        var earliest =
                known.stream()
                        .filter(one -> one.status() == PeriodStatus.OPEN)
                        .map(KnownPeriod::period)
                        .filter(period -> period.compareTo(order.period()) > 0)
                        .min(Period::compareTo)
                        .orElseThrow(() ->
                                Refusal.conflict(
                                        "no-open-period",
                                        "no period after " + order.period() + " is open"));
        if (!earliest.equals(postingPeriod)) {
            throw Refusal.conflict(
                    "posting-period-not-earliest",
                    "what comes late for %s is posted in %s, the earliest open period"
                            .formatted(order.period(), earliest));
        }
        return pins.restated(frozen(order));
    }

    /** Closed months whose bills are others than those they are charged by, in order. */
    public List<Period> uncharged(String book) {
        return outdated(book, RunInputs::snapshots);
    }

    /** Closed months that are translated by other rates than are approved now, in order. */
    public List<Period> retranslated(String book) {
        return outdated(book, inputs -> inputs.postingTerms().rates());
    }

    /** Closed months of which something would be another if they were run now. */
    private List<Period> outdated(String book, Function<RunInputs, Object> something) {
        return periods.list(book).stream()
                .filter(one -> isClosed(one.status()))
                .map(KnownPeriod::period)
                .filter(period ->
                        runs.head(book, period)
                                .map(KnownRun::inputs)
                                .filter(frozen ->
                                        !something
                                                .apply(pins.restated(frozen))
                                                .equals(something.apply(frozen)))
                                .isPresent())
                .toList();
    }

    private RunInputs frozen(Order order) {
        var head =
                runs.head(order.book(), order.period())
                        .orElseThrow(() ->
                                Refusal.conflict(
                                        "nothing-posted",
                                        "no run of " + order.period() + " is posted"));
        var frozen = head.inputs();
        var version = order.version() == null ? frozen.policyVersion() : order.version();
        if (!frozen.policyName().equals(order.policy()) || version != frozen.policyVersion()) {
            throw Refusal.conflict(
                    "adoption-needed",
                    "%s is charged by version %d of policy %s"
                            .formatted(
                                    order.period(), frozen.policyVersion(), frozen.policyName()));
        }
        return frozen;
    }

    private static boolean isClosed(PeriodStatus status) {
        return status == PeriodStatus.CLOSED || status == PeriodStatus.PERMANENTLY_CLOSED;
    }
}
