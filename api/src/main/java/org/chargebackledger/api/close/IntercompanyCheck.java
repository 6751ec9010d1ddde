package org.chargebackledger.api.close;

import org.chargebackledger.api.book.BookCatalog;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.Intercompany;
import org.springframework.stereotype.Component;

import java.util.List;

/** Checks that books agree on what they owe each other. */
@Component
class IntercompanyCheck {

    private static final int NAMED_MAX = 20;

    private final Intercompany intercompany;
    private final BookCatalog books;

    IntercompanyCheck(Intercompany intercompany, BookCatalog books) {
        this.intercompany = intercompany;
        this.books = books;
    }

    /** Nothing for a book that takes every cost center for its own. */
    List<ChecklistItem> of(String book, Period period) {
        if (books.of(book).entity() == null && intercompany.balances(book, period).isEmpty()) {
            return List.of();
        }
        var wrong =
                intercompany.disagreements(book, period).stream()
                        .limit(NAMED_MAX)
                        .map(one ->
                                "pair %s: %s here, %s in book %s"
                                        .formatted(
                                                one.pairId(),
                                                one.here(),
                                                one.there(),
                                                one.otherBook()))
                        .toList();
        return List.of(
                new ChecklistItem(
                        "intercompany-agrees",
                        wrong.isEmpty(),
                        wrong.isEmpty() ? "nothing open" : String.join("; ", wrong)));
    }

    /** Whether a month is charged by invoices of other books alone: it needs no bill of its own. */
    boolean isChargedByOthers(String book, Period period) {
        return intercompany.balances(book, period).stream().anyMatch(one -> !one.invoicedHere());
    }
}
