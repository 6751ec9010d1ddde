package org.chargebackledger.api.pages;

import org.chargebackledger.api.coverage.LabelCoverages;
import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How much of a month's money and pods says whose it is, side by side. */
@Controller
class LabelCoveragePage {

    private final LabelCoverages coverages;
    private final KnownPeriods periods;

    LabelCoveragePage(LabelCoverages coverages, KnownPeriods periods) {
        this.coverages = coverages;
        this.periods = periods;
    }

    @GetMapping("/periods/{period}/labels")
    String labels(
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable String cluster,
            Actor actor,
            Book book,
            Model model) {
        PageFrame.requireReader(actor);
        model.addAttribute("known", periods.require(book, period));
        model.addAttribute("cluster", cluster);
        model.addAttribute("coverage", coverages.of(book.name(), period, cluster));
        return "labels";
    }
}
