package org.chargebackledger.api.book;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.book.ChargebackStarts;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.book.Showback;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Says by what terms a book posts a month now, for a run to pin. */
@Component
public class BookTerms {

    private final BookCatalog books;
    private final ChargebackStartKind starts;

    BookTerms(BookCatalog books, ChargebackStartKind starts) {
        this.books = books;
        this.starts = starts;
    }

    /** The terms of a book for a period, by its register. */
    public PostingTerms of(String book, Period period, Register register) {
        return of(books, starts.of(book), book, period, register);
    }

    static PostingTerms of(
            BookCatalog books,
            ChargebackStarts starts,
            String book,
            Period period,
            Register register) {
        var configured = books.of(book);
        var others = others(books, configured, period, register);
        var showback = showback(configured, starts, period);
        if (showback != null) {
            requireOwn(configured, showback.holder(), entity(register, period, showback.holder()));
        }
        return new PostingTerms(
                configured.entity(), configured.currency(), others, showback, List.of(), null);
    }

    /**
     * What is held would be due from the holder's entity, for cost centers that are not its own:
     * nobody could say which of the two a memo names.
     */
    static void requireOwn(ConfiguredBook book, String holder, String entity) {
        if (book.entity() != null && !entity.isBlank() && !entity.equals(book.entity())) {
            throw Refusal.conflict(
                    "showback-holder-of-another-entity",
                    "%s is of entity %s: what book %s does not charge yet is borne by a cost center of %s"
                            .formatted(holder, entity, book.name(), book.entity()));
        }
    }

    /** Nobody is charged for a setting that is gone. */
    private static @Nullable Showback showback(
            ConfiguredBook book, ChargebackStarts starts, Period period) {
        var holder = book.showbackCostCenter();
        var showback = starts.at(period, holder == null ? "" : holder).orElse(null);
        if (showback != null && holder == null) {
            throw Refusal.conflict(
                    "showback-holder-missing",
                    "cost centers are in showback in "
                            + period
                            + ", and chargeback.books."
                            + book.name()
                            + ".showback-cost-center is not configured");
        }
        return showback;
    }

    /** Whose entity is another one at the end of the month; who has none is the book's own. */
    private static List<IntercompanyCostCenter> others(
            BookCatalog books, ConfiguredBook book, Period period, Register register) {
        if (book.entity() == null) {
            return List.of();
        }
        var others = new ArrayList<IntercompanyCostCenter>();
        for (var code : register.codes()) {
            var entity = entity(register, period, code);
            if (!entity.isBlank() && !entity.equals(book.entity())) {
                var bookOf = books.ofEntity(entity).map(ConfiguredBook::name).orElse(null);
                others.add(new IntercompanyCostCenter(code, entity, bookOf));
            }
        }
        return others;
    }

    private static String entity(Register register, Period period, String code) {
        return register.byCode(code, period.lastDay())
                .or(() -> register.latest(code))
                .map(CostCenter::legalEntity)
                .orElse("");
    }
}
