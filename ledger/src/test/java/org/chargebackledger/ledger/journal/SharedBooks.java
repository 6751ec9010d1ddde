package org.chargebackledger.ledger.journal;

import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.USD;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.book.Showback;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.EntryDrafts;
import org.chargebackledger.ledger.run.MirroredPairs;
import org.chargebackledger.ledger.run.PlacedAmounts;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.run.TrueUp;
import org.chargebackledger.ledger.time.Period;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Books of several entities in memory that charge each other's cost centers, by the commands and
 * the computing of the service. Cost centers move between entities at random, and into showback.
 */
final class SharedBooks {

    static final Period MONTH = Period.parse("2026-10");

    /** The book of each entity. */
    static final Map<String, String> BOOKS = Map.of("US", "main", "DE", "de01", "FR", "fr01");

    private static final List<String> ENTITIES = List.of("US", "DE", "FR");
    private static final List<String> COST_CENTERS = List.of("CC-1", "CC-2", "CC-3", "CC-4");
    private static final List<String> SERVICES = List.of("Compute", "Storage");

    /** A crash in the middle of what a service does. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A run that is under way: what it posts is the same each time. */
    record Run(String book, String runId, PostingTerms terms, List<PostedAmount> wanted) {}

    final JournalUnderTest journals = new JournalUnderTest();
    private final Random random;
    private final TreeMap<String, String> entityOf = new TreeMap<>();
    private final TreeMap<String, List<PostedAmount>> wanted = new TreeMap<>();
    private int runs;

    SharedBooks(Random random) {
        this.random = random;
        COST_CENTERS.forEach(costCenter -> entityOf.put(costCenter, any(ENTITIES)));
        decide(new OpenPeriod(journal("US"), MONTH, PREPARER));
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    static String journal(String entity) {
        return JournalCommand.journalId(bookOf(entity));
    }

    private static String bookOf(String entity) {
        return Objects.requireNonNull(BOOKS.get(entity));
    }

    static List<String> entities() {
        return ENTITIES;
    }

    private void decide(JournalCommand command) {
        var refusal = journals.give(command);
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Journals that crash before or after the given number of decisions. */
    Journals crashingAfter(int decisions) {
        var left = new int[] {decisions};
        return command -> {
            if (left[0]-- == 0) {
                throw new Crash();
            }
            decide(command);
        };
    }

    Journals journals() {
        return this::decide;
    }

    void move() {
        entityOf.put(any(COST_CENTERS), any(ENTITIES));
    }

    /** A run of the month of a book by a bill at random. */
    Run order() {
        var entity = any(ENTITIES);
        var amounts = new ArrayList<PostedAmount>();
        for (var costCenter : COST_CENTERS) {
            for (var service : SERVICES) {
                var posted = new Money(USD, random.nextInt(2_000) - 400);
                if (random.nextInt(3) > 0 && !posted.isZero()) {
                    var slot =
                            new Slot(
                                    account(entity),
                                    Account.cost(costCenter),
                                    costCenter,
                                    null,
                                    Samples.key(service));
                    amounts.add(new PostedAmount(slot, posted.exact(), posted));
                }
            }
        }
        runs++;
        return new Run(bookOf(entity), "run-" + runs, terms(entity), amounts);
    }

    private PostingTerms terms(String entity) {
        var others =
                entityOf.entrySet().stream()
                        .filter(one -> !one.getValue().equals(entity))
                        .map(one ->
                                new IntercompanyCostCenter(
                                        one.getKey(), one.getValue(), BOOKS.get(one.getValue())))
                        .toList();
        var showback =
                random.nextInt(4) > 0
                        ? null
                        : new Showback("HELD-" + entity, false, List.of(any(COST_CENTERS)));
        return new PostingTerms(entity, USD, others, showback, List.of(), null);
    }

    static SourceAccount account(String entity) {
        return new SourceAccount("AWS", "account-of-" + entity, "AWS", USD);
    }

    /** All steps of a run, as often as it takes. */
    void post(Run run, Journals through) {
        var entity = String.valueOf(run.terms().entity());
        var posted = posted(entity);
        var first = posted.isEmpty() && head(entity).sequence() == 0;
        var drafts =
                new EntryDrafts(
                                first ? EntryKind.ALLOCATION : EntryKind.TRUE_UP,
                                MONTH,
                                run.runId(),
                                "hash",
                                first ? null : "MAPPING",
                                "")
                        .of(
                                TrueUp.differences(
                                        posted, PlacedAmounts.under(run.terms(), run.wanted())));
        var pairs =
                MirroredPairs.of(
                        run.book(),
                        entity,
                        one ->
                                Optional.ofNullable(BOOKS.get(one))
                                        .map(book -> new BookMonth(book, one, MONTH)),
                        drafts);
        var parts = new ArrayList<JointPosting.Part>();
        parts.add(part(journal(entity), List.of(head(entity)), pairs.own()));
        pairs.mirrored()
                .forEach((other, mirrored) ->
                        parts.add(
                                part(JournalCommand.journalId(other.book()), List.of(), mirrored)));
        var posting = new JointPosting(run.runId(), MONTH, parts);
        posting.begin(through);
        posting.post(through);
        wanted.put(entity, run.wanted());
    }

    private static JointPosting.Part part(
            String journalId, List<Head> heads, List<EntryDraft> drafts) {
        return new JointPosting.Part(journalId, MONTH, heads, drafts, PREPARER);
    }

    /** What a book's last run says; nothing when an entry was reversed since. */
    Optional<List<PostedAmount>> wanted(String entity) {
        return Optional.ofNullable(wanted.get(entity));
    }

    void forget(String entity) {
        wanted.remove(entity);
    }

    /** What is posted for a book's own bill, as the read models add it up. */
    List<PostedAmount> posted(String entity) {
        var postings =
                entries(entity).stream()
                        .filter(entry -> !entry.content().isMirrored())
                        .flatMap(entry -> entry.content().postings().stream())
                        .toList();
        return TrueUp.posted(account(entity), postings);
    }

    /** The entries of completed postings. */
    List<Entry> entries(String entity) {
        var shown = new ArrayList<Entry>();
        var open = new ArrayList<Entry>();
        for (var event : journals.events(journal(entity))) {
            if (event instanceof EntriesPosted posted) {
                open.addAll(posted.entries());
            } else if (event instanceof PostingCompleted) {
                shown.addAll(open);
                open.clear();
            }
        }
        return shown;
    }

    private Head head(String entity) {
        var head = new Head(MONTH, account(entity), "", 0);
        for (var event : journals.events(journal(entity))) {
            if (event instanceof PostingCompleted done && !done.heads().isEmpty()) {
                head = done.heads().getFirst();
            } else if (event instanceof EntriesPosted posted) {
                for (var entry : posted.entries()) {
                    if (entry.content().kind() == EntryKind.REVERSAL
                            && !entry.content().isMirrored()) {
                        head = new Head(MONTH, head.account(), head.runId(), entry.sequence());
                    }
                }
            }
        }
        return head;
    }

    /** Null when it was done. */
    static Optional<Refusal> refused(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }
}
