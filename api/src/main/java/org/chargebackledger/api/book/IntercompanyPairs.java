package org.chargebackledger.api.book;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.PostingMonth;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.run.MirroredPairs;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says in which books a run is posted: its own, and that of each entity that is charged by it. What
 * was pinned for a run that is being posted is completed so, whatever is configured since.
 */
@Component
public class IntercompanyPairs {

    private final BookCatalog books;
    private final Registers registers;
    private final Periods periods;

    IntercompanyPairs(BookCatalog books, Registers registers, Periods periods) {
        this.books = books;
        this.registers = registers;
        this.periods = periods;
    }

    /**
     * What a run posts in each book, its own first.
     *
     * @param drafts of its own book
     * @throws Refusal if an entity that is charged has no book, or its register does not know whom
     *     to charge
     */
    public List<BookPart> parts(KnownRun run, List<EntryDraft> drafts) {
        var isPinned = run.status() == RunStatus.POSTING;
        var book = run.inputs().book();
        var own = new BookMonth(book, entity(run), run.postingPeriod());
        var months = new TreeMap<String, Optional<BookMonth>>();
        var pairs =
                MirroredPairs.of(
                        book,
                        own.entity(),
                        owing ->
                                months.computeIfAbsent(
                                        owing, any -> isPinned ? pinned(run, any) : now(run, any)),
                        drafts);
        var parts = new ArrayList<BookPart>();
        parts.add(new BookPart(own, pairs.own()));
        pairs.mirrored()
                .forEach((month, mirrored) -> {
                    if (!isPinned) {
                        var currency = run.inputs().postingTerms().currency();
                        requireSameCurrency(currency, book, month.book());
                        requireKnown(month.book(), mirrored);
                    }
                    parts.add(new BookPart(month, mirrored));
                });
        return List.copyOf(parts);
    }

    private @Nullable String entity(KnownRun run) {
        if (!run.books().isEmpty()) {
            return run.books().getFirst().entity();
        }
        var terms = run.inputs().postingTerms();
        return terms.entity() == null ? books.of(run.inputs().book()).entity() : terms.entity();
    }

    private Optional<BookMonth> pinned(KnownRun run, String entity) {
        return run.books().stream()
                .skip(1)
                .filter(one -> entity.equals(one.entity()))
                .findFirst()
                .or(() -> unpinned(run, entity));
    }

    /** Runs whose posting began before that was pinned post in the same month everywhere. */
    private Optional<BookMonth> unpinned(KnownRun run, String entity) {
        return bookOf(run, entity).map(book -> new BookMonth(book, entity, run.postingPeriod()));
    }

    private Optional<BookMonth> now(KnownRun run, String entity) {
        return bookOf(run, entity).map(book -> new BookMonth(book, entity, month(book, run)));
    }

    /** A book that closed the month charges it in its own earliest open one. */
    private Period month(String book, KnownRun run) {
        var months = new TreeMap<Period, PeriodStatus>();
        periods.list(book).forEach(one -> months.put(one.period(), one.status()));
        return PostingMonth.in(months, run.inputs().period(), run.postingPeriod());
    }

    /** As the run pinned it; what is only taken back may be of an entity that it does not name. */
    private Optional<String> bookOf(KnownRun run, String entity) {
        return run.inputs().postingTerms().others().stream()
                .filter(other -> other.entity().equals(entity))
                .map(IntercompanyCostCenter::book)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> books.ofEntity(entity).map(ConfiguredBook::name));
    }

    /** Both halves are in the invoice's book's currencies: another one would need a rate. */
    private void requireSameCurrency(CurrencyCode currency, String book, String other) {
        var theirs = books.of(other).currency();
        if (!theirs.equals(currency)) {
            throw Refusal.conflict(
                    "books-in-two-currencies",
                    "book %s is in %s and book %s in %s: neither can charge the other's cost centers"
                            .formatted(book, currency, other, theirs));
        }
    }

    private void requireKnown(String book, List<EntryDraft> drafts) {
        var register = registers.current(book);
        var unknown = new TreeSet<String>();
        for (var draft : drafts) {
            for (var posting : draft.postings()) {
                var costCenter = posting.costCenter();
                if (costCenter != null && !register.has(costCenter)) {
                    unknown.add(costCenter);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.conflict(
                    "cost-center-unknown",
                    "the register of book %s does not know %s"
                            .formatted(book, String.join(", ", unknown)));
        }
    }
}
