package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.journal.OneCurrency;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.api.statement.BridgeEnd;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement.View;
import org.chargebackledger.projections.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed on a statement, and by which entries. */
@Controller
class BridgePage {

    private final Statements statements;
    private final KnownPeriods periods;
    private final Ownership ownership;

    BridgePage(Statements statements, KnownPeriods periods, Ownership ownership) {
        this.statements = statements;
        this.periods = periods;
        this.ownership = ownership;
    }

    @GetMapping("/statements/{period}/{costCenter}/bridge")
    String bridge(
            @PathVariable Period period,
            @PathVariable String costCenter,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "posted") String view,
            @RequestParam(required = false) @Nullable CurrencyCode currency,
            Actor actor,
            Book book,
            Model model) {
        ownership.require(actor, book, costCenter);
        periods.require(book, period);
        var found =
                statements.bridge(
                        book.name(),
                        period,
                        costCenter,
                        view.equals("restated") ? View.RESTATED : View.POSTED,
                        BridgeEnd.of(from),
                        to == null ? null : BridgeEnd.of(to));
        var bridge =
                OneCurrency.of(found, one -> one.difference().currency(), currency)
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "statement-unknown",
                                        "nothing is posted for " + costCenter + " in " + period));
        model.addAttribute("bridge", bridge);
        model.addAttribute("view", view.equals("restated") ? "restated" : "posted");
        return "bridge";
    }
}
