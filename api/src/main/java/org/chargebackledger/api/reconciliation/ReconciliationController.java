package org.chargebackledger.api.reconciliation;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.prepaid.PrepaidSubledger;
import org.chargebackledger.projections.reconciliation.Reconciliations;
import org.chargebackledger.projections.run.Runs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The bill of a period against its ledger. */
@RestController
@RequestMapping("/api/v1/periods/{period}/reconciliation")
class ReconciliationController {

    private final Reconciliations reconciliations;
    private final PrepaidSubledger prepaid;
    private final Runs runs;
    private final KnownPeriods periods;

    ReconciliationController(
            Reconciliations reconciliations,
            PrepaidSubledger prepaid,
            Runs runs,
            KnownPeriods periods) {
        this.reconciliations = reconciliations;
        this.prepaid = prepaid;
        this.runs = runs;
        this.periods = periods;
    }

    /**
     * Each source account's current bill against what is posted for it, the run posted last, and
     * the prepaid subledger.
     *
     * @param grain whether to compare by cost center and service too
     */
    @GetMapping
    ReconciliationView get(
            @PathVariable Period period,
            @RequestParam(defaultValue = "false") boolean grain,
            Book book) {
        periods.require(book, period);
        var reconciliation = reconciliations.of(book.name(), period);
        return new ReconciliationView(
                period,
                reconciliation.asOf(),
                reconciliation.reconciled(),
                reconciliation.accounts().stream().map(AccountView::of).toList(),
                runs.head(book.name(), period).map(RunView::of).orElse(null),
                prepaid.of(book.name(), period).stream().map(PrepaidView::of).toList(),
                grain
                        ? reconciliations.grain(book.name(), period).stream()
                                .map(GrainView::of)
                                .toList()
                        : List.of());
    }
}
