package org.chargebackledger.api.book;

import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.Counterpart;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.Journals;
import org.chargebackledger.ledger.journal.PairReversal;
import org.chargebackledger.ledger.journal.PairReversal.Half;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.Books.OpenPosting;
import org.chargebackledger.projections.journal.JournalEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Reverses entries that two books share: both halves, or neither. What a crash cut short is
 * finished where one reversal is posted, and taken back where none is.
 */
@Component
public class PairReversals {

    private static final Logger LOG = LoggerFactory.getLogger(PairReversals.class);
    private static final String NOBODY = "ledger";

    private final Journals journals;
    private final JournalEntries entries;
    private final Books books;
    private final UpToDate upToDate;
    private final Clock clock;

    PairReversals(
            Journals journals,
            JournalEntries entries,
            Books books,
            UpToDate upToDate,
            Clock clock) {
        this.journals = journals;
        this.entries = entries;
        this.books = books;
        this.upToDate = upToDate;
        this.clock = clock;
    }

    /** Reverses an entry of a book, and its other half. */
    public void reverse(String book, Entry original, String reason, Stamp stamp) {
        upToDate.await();
        reversal(book, original, reason, stamp).carryOut(journals);
    }

    /** Takes up what a crash or a stop cut short. */
    public void resume() {
        for (var open : books.openPostings()) {
            var number = PairReversal.reversed(open.postingId());
            if (number != null) {
                resume(open, number);
            }
        }
        upToDate.await();
    }

    private void resume(OpenPosting open, String number) {
        var original = entries.find(open.book(), number).orElseThrow();
        var now = new Stamp(NOBODY, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var begun = reversal(open.book(), original, "", now);
        var posted =
                posted(open.book(), begun.one())
                        .or(() -> posted(otherBook(original), begun.other()));
        LOG.info("the reversal of {} {}", number, posted.isEmpty() ? "is taken back" : "goes on");
        if (posted.isEmpty()) {
            begun.abandon(journals);
            return;
        }
        var first = posted.get();
        var reason = Objects.requireNonNull(first.content().reason());
        reversal(open.book(), original, reason, new Stamp(first.actor(), first.postedAt()))
                .finish(journals);
    }

    /** The reversal of one half, if it is posted. */
    private Optional<Entry> posted(String book, Half half) {
        return entries.ofPair(book, pair(half.original()).pairId()).stream()
                .filter(entry -> half.original().number().equals(entry.content().reverses()))
                .findFirst();
    }

    /** The entries of a pair follow each other in the same order in both books. */
    private PairReversal reversal(String book, Entry original, String reason, Stamp stamp) {
        var pair = pair(original);
        var here = entries.ofPair(book, pair.pairId()).stream().map(Entry::number).toList();
        var there = entries.ofPair(pair.book(), pair.pairId());
        var index = here.indexOf(original.number());
        if (index < 0 || index >= there.size()) {
            throw Refusal.conflict(
                    "pair-incomplete",
                    "the other half of " + original.number() + " is not in book " + pair.book());
        }
        return new PairReversal(
                new Half(JournalCommand.journalId(book), original),
                new Half(JournalCommand.journalId(pair.book()), there.get(index)),
                reason,
                stamp);
    }

    private static String otherBook(Entry original) {
        return pair(original).book();
    }

    private static Counterpart pair(Entry entry) {
        return Objects.requireNonNull(entry.content().pair());
    }
}
