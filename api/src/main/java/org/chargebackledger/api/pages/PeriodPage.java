package org.chargebackledger.api.pages;

import org.chargebackledger.api.close.PeriodService;
import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.reconciliation.PeriodEstimates;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.cutoff.CutOff;
import org.chargebackledger.projections.journal.Intercompany;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.materiality.RestatedMonths;
import org.chargebackledger.projections.reconciliation.Reconciliations;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.util.List;

/** One month: who is charged, whether the ledger holds the bill, and what a close still needs. */
@Controller
class PeriodPage {

    private static final int RUNS_MAX = 100;

    private final KnownPeriods known;
    private final Periods periods;
    private final MonthTotals totals;
    private final Reconciliations reconciliations;
    private final Intercompany intercompany;
    private final PeriodEstimates estimates;
    private final Runs runs;
    private final PeriodService closing;
    private final CutOff cutOff;
    private final RestatedMonths restated;

    PeriodPage(
            KnownPeriods known,
            Periods periods,
            MonthTotals totals,
            Reconciliations reconciliations,
            Intercompany intercompany,
            PeriodEstimates estimates,
            Runs runs,
            PeriodService closing,
            CutOff cutOff,
            RestatedMonths restated) {
        this.known = known;
        this.periods = periods;
        this.totals = totals;
        this.reconciliations = reconciliations;
        this.intercompany = intercompany;
        this.estimates = estimates;
        this.runs = runs;
        this.closing = closing;
        this.cutOff = cutOff;
        this.restated = restated;
    }

    @GetMapping("/periods/{period}")
    String period(@PathVariable Period period, Actor actor, Book book, Model model) {
        var one = known.require(book, period);
        model.addAttribute("known", one);
        var before =
                periods.list(book.name()).stream()
                        .map(KnownPeriod::period)
                        .filter(other -> other.compareTo(period) < 0)
                        .max(Period::compareTo)
                        .orElse(null);
        model.addAttribute("before", before);
        model.addAttribute(
                "rows",
                totals.of(actor, book, before == null ? List.of(period) : List.of(before, period)));
        if (actor.seesEverything()) {
            model.addAttribute("reconciliation", reconciliations.of(book.name(), period));
            model.addAttribute("intercompany", intercompany.balances(book.name(), period));
            model.addAttribute("estimates", estimates.of(book.name(), period));
            model.addAttribute("earlierUse", cutOff.of(book.name(), period));
            model.addAttribute("errors", restated.errors(book.name(), period));
            model.addAttribute("checklist", closing.checklist(book.name(), one));
            model.addAttribute(
                    "runs", runs.list(book.name(), period, null, RUNS_MAX).items().reversed());
        }
        return "period";
    }
}
