package org.chargebackledger.api.coverage;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Label coverage of a month, by money and by pods. */
@RestController
@RequestMapping("/api/v1/periods/{period}/label-coverage")
class LabelCoverageController {

    private final LabelCoverages coverages;
    private final KnownPeriods periods;

    LabelCoverageController(LabelCoverages coverages, KnownPeriods periods) {
        this.coverages = coverages;
        this.periods = periods;
    }

    /**
     * How much of the period's cost and pods was attributed by what.
     *
     * @param cluster to look at this one only
     */
    @GetMapping
    LabelCoverage get(
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable String cluster,
            Book book) {
        periods.require(book, period);
        return coverages.of(book.name(), period, cluster);
    }
}
