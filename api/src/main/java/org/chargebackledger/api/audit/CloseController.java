package org.chargebackledger.api.audit;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.projections.journal.KnownClose;
import org.chargebackledger.projections.journal.Periods;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The closes of a book, each with the hash of the one before it. */
@RestController
@RequestMapping("/api/v1/audit/closes")
class CloseController {

    private final Periods periods;

    CloseController(Periods periods) {
        this.periods = periods;
    }

    /** All closes in the order of their chain; the first {@code previousClose} is 64 zeros. */
    @GetMapping
    Page<KnownClose> closes(Book book) {
        return Page.whole(periods.closes(book.name()));
    }
}
