package org.chargebackledger.api.book;

import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.time.Period;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Says by what terms a book posts a month now, for a run to pin. */
@Component
public class BookTerms {

    private final BookCatalog books;

    BookTerms(BookCatalog books) {
        this.books = books;
    }

    /** The terms of a book for a period, by its register. */
    public PostingTerms of(String book, Period period, Register register) {
        var configured = books.of(book);
        return new PostingTerms(
                configured.entity(),
                configured.currency(),
                others(configured, period, register),
                null,
                List.of(),
                null);
    }

    /** Whose entity is another one at the end of the month; who has none is the book's own. */
    private List<IntercompanyCostCenter> others(
            ConfiguredBook book, Period period, Register register) {
        if (book.entity() == null) {
            return List.of();
        }
        var others = new ArrayList<IntercompanyCostCenter>();
        for (var code : register.codes()) {
            var entity =
                    register.byCode(code, period.lastDay())
                            .or(() -> register.latest(code))
                            .map(CostCenter::legalEntity)
                            .orElse("");
            if (!entity.isBlank() && !entity.equals(book.entity())) {
                var bookOf = books.ofEntity(entity).map(ConfiguredBook::name).orElse(null);
                others.add(new IntercompanyCostCenter(code, entity, bookOf));
            }
        }
        return others;
    }
}
