package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.reconciliation.Reconciliation;
import org.chargebackledger.projections.reconciliation.Reconciliations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import java.util.List;
import java.util.TreeMap;

/** The first page: where the months stand, who was charged what, and what to do next. */
@Controller
class OverviewPage {

    private static final int MONTHS_MAX = 6;

    private final Periods periods;
    private final Reconciliations reconciliations;
    private final MonthTotals totals;
    private final NextSteps steps;

    OverviewPage(
            Periods periods, Reconciliations reconciliations, MonthTotals totals, NextSteps steps) {
        this.periods = periods;
        this.reconciliations = reconciliations;
        this.totals = totals;
        this.steps = steps;
    }

    /**
     * One month.
     *
     * @param billed of all its source accounts, in each currency
     * @param reconciliation null for whoever may not see it
     */
    public record Month(
            KnownPeriod known, @Nullable Reconciliation reconciliation, List<Money> billed) {}

    @GetMapping("/")
    String overview(Actor actor, Book book, Model model) {
        var known = periods.list(book.name());
        var shown = known.subList(Math.max(0, known.size() - MONTHS_MAX), known.size());
        var months = shown.stream().map(KnownPeriod::period).toList();
        model.addAttribute("months", months);
        model.addAttribute("rows", totals.of(actor, book, months));
        model.addAttribute("barsWidth", Bars.width(months.size()));
        model.addAttribute("barsHeight", Bars.HEIGHT);
        model.addAttribute(
                "periods", shown.reversed().stream().map(one -> month(actor, book, one)).toList());
        model.addAttribute("steps", steps.of(actor, book));
        return "overview";
    }

    private Month month(Actor actor, Book book, KnownPeriod known) {
        if (!actor.seesEverything()) {
            return new Month(known, null, List.of());
        }
        var reconciliation = reconciliations.of(book.name(), known.period());
        var billed = new TreeMap<String, Money>();
        reconciliation
                .accounts()
                .forEach(account ->
                        billed.merge(
                                account.billed().currency().code(), account.billed(), Money::plus));
        return new Month(known, reconciliation, List.copyOf(billed.values()));
    }

    /** The journal of the newest month. */
    @GetMapping("/journal")
    String journal(Book book) {
        var known = periods.list(book.name());
        return known.isEmpty() ? "redirect:/" : "redirect:/journal/" + newest(known);
    }

    private static Period newest(List<KnownPeriod> known) {
        return known.getLast().period();
    }
}
