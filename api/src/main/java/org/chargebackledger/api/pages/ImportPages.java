package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.restatement.Restatements;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The deliveries, their control totals, and what was found wrong with them. */
@Controller
@RequestMapping("/imports")
class ImportPages {

    private static final int DELIVERIES_MAX = 1_000;

    private final Deliveries deliveries;

    private final Restatements restatements;

    ImportPages(Deliveries deliveries, Restatements restatements) {
        this.deliveries = deliveries;
        this.restatements = restatements;
    }

    @GetMapping
    String list(Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        model.addAttribute(
                "deliveries",
                deliveries.list(book.name(), null, DELIVERIES_MAX).items().reversed());
        return "imports";
    }

    @GetMapping("/{importId}")
    String one(@PathVariable String importId, Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        model.addAttribute("delivery", delivery(importId, book));
        return "import";
    }

    /** What the delivery says otherwise than the one before. */
    @GetMapping("/{importId}/changes")
    String changes(@PathVariable String importId, Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        model.addAttribute("delivery", delivery(importId, book));
        model.addAttribute("snapshots", restatements.of(importId));
        return "changes";
    }

    private KnownDelivery delivery(String importId, Book book) {
        return deliveries
                .find(importId)
                .orElseThrow(() -> PageFrame.unknown("import " + importId, book));
    }
}
