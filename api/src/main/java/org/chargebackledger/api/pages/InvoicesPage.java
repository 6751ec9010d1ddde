package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.invoice.InvoiceMatches;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.ledger.time.Period;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A month's printed invoices against the lines of its bills. */
@Controller
class InvoicesPage {

    private final InvoiceMatches matches;
    private final KnownPeriods periods;

    InvoicesPage(InvoiceMatches matches, KnownPeriods periods) {
        this.matches = matches;
        this.periods = periods;
    }

    @GetMapping("/periods/{period}/invoices")
    String invoices(@PathVariable Period period, Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        model.addAttribute("known", periods.require(book, period));
        model.addAttribute("invoices", matches.of(book.name(), period));
        model.addAttribute("expected", matches.expected(book.name(), period));
        return "invoices";
    }
}
