package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.Counterpart;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.Posting;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A run's entries in the books of all entities: where the run's own book is owed by another entity,
 * that entity's book charges the cost center and owes the same, to the rounding unit.
 *
 * @param own entries of the run's book, in order
 * @param mirrored entries of the other books, by book and in its own month; none where nothing is
 *     due
 */
public record MirroredPairs(List<EntryDraft> own, SortedMap<BookMonth, List<EntryDraft>> mirrored) {

    private static final String DUE_FROM = Account.dueFrom("");

    /** The books between which entries are paired. */
    private record Books(
            String book, @Nullable String entity, Function<String, Optional<BookMonth>> bookOf) {

        String entityOwed() {
            if (entity == null) {
                throw Refusal.conflict(
                        "entity-missing",
                        "other entities owe for invoices of book "
                                + book
                                + ", which has no entity: chargeback.books."
                                + book
                                + ".entity");
            }
            return entity;
        }

        BookMonth bookOf(String owing, @Nullable String costCenter) {
            return bookOf.apply(owing)
                    .orElseThrow(() ->
                            Refusal.conflict(
                                    "entity-without-book",
                                    costCenter
                                            + " is of entity "
                                            + owing
                                            + ", which has no book to charge it in"));
        }
    }

    /**
     * Pairs the drafts of a run.
     *
     * @param book whose run it is
     * @param entity of that book; null where it has none
     * @param bookOf the book of an entity, if it has one, and where that posts its half
     * @throws Refusal if an entity that owes has no book, or the one that is owed has no name
     */
    public static MirroredPairs of(
            String book,
            @Nullable String entity,
            Function<String, Optional<BookMonth>> bookOf,
            List<EntryDraft> drafts) {
        var books = new Books(book, entity, bookOf);
        var own = new ArrayList<EntryDraft>();
        var mirrored =
                new TreeMap<BookMonth, List<EntryDraft>>(Comparator.comparing(BookMonth::book));
        for (var draft : drafts) {
            var due = due(draft);
            if (due == null) {
                own.add(draft);
                continue;
            }
            var owing = due.account().substring(DUE_FROM.length());
            var other = books.bookOf(owing, due.memo());
            var pairId = draft.runId() + "/" + (own.size() + 1);
            own.add(draft.pairedWith(new Counterpart(pairId, other.book(), owing)));
            var owed = new Counterpart(pairId, book, books.entityOwed());
            mirrored.computeIfAbsent(other, any -> new ArrayList<>())
                    .add(mirror(draft, owed).postedIn(other.period()));
        }
        return new MirroredPairs(List.copyOf(own), mirrored);
    }

    private static @Nullable Posting due(EntryDraft draft) {
        return draft.postings().stream()
                .filter(posting -> posting.account().startsWith(DUE_FROM))
                .findFirst()
                .orElse(null);
    }

    /** The same amounts, keys and rounding units, charged to the cost center and owed. */
    private static EntryDraft mirror(EntryDraft draft, Counterpart owed) {
        return new EntryDraft(
                draft.kind(),
                draft.originPeriod(),
                draft.sourceAccount(),
                draft.reason(),
                draft.runId(),
                draft.policyHash(),
                null,
                draft.approved(),
                null,
                owed,
                draft.rate(),
                draft.description() + ", by the invoice of book " + owed.book(),
                draft.postings().stream().map(posting -> mirror(posting, owed)).toList());
    }

    private static Posting mirror(Posting posting, Counterpart owed) {
        var isDue = posting.account().startsWith(DUE_FROM);
        var costCenter = isDue ? Objects.requireNonNull(posting.memo()) : null;
        return new Posting(
                costCenter == null ? Account.dueTo(owed.entity()) : Account.cost(costCenter),
                costCenter,
                null,
                posting.side(),
                posting.amount(),
                posting.key(),
                posting.exact(),
                posting.roundingUnits(),
                posting.functional());
    }
}
