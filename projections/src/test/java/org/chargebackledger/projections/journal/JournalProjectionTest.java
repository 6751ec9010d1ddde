package org.chargebackledger.projections.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Book;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.fixture.RandomBook;
import org.chargebackledger.projections.statement.Statement.View;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How entries come to be shown, and what is never shown. */
class JournalProjectionTest {

    @Test
    void a_run_is_shown_once_its_posting_is_complete() {
        try (var book = lived()) {
            var database = Database.fresh();
            var feed = new Feed(database);
            var models = ReadModels.of(database);
            var shown = 0L;
            for (var event : book.events()) {
                feed.one(event);
                if (event instanceof EntriesPosted posted && !posted.runId().isEmpty()) {
                    assertThat(models.books().published("main")).isEqualTo(shown);
                }
                if (event instanceof PostingCompleted) {
                    assertThat(models.books().published("main")).isGreaterThan(shown);
                }
                shown = models.books().published("main");
            }
        }
    }

    @Test
    void heads_are_the_journals_own_after_runs_and_reversals() {
        for (var seed = 1; seed <= 5; seed++) {
            var random = new RandomBook("main", seed);
            try (var book = random.book()) {
                random.live(30);
                var database = Database.fresh();
                new Feed(database).all(book.events());
                for (var origin : RandomBook.PERIODS) {
                    var toDate = ReadModels.of(database).postedAmounts().toDate("main", origin);
                    assertThat(toDate.heads())
                            .allSatisfy(head ->
                                    assertThat(head).isEqualTo(book.head(origin, head.account())));
                }
            }
        }
    }

    @Test
    void a_period_shows_its_state_proposal_closes_and_head() {
        var period = RandomBook.PERIODS.getFirst();
        try (var book = new RandomBook("main", 3).book()) {
            book.close(period);
            book.reopen(period);
            book.close(period);
            var database = Database.fresh();
            var feed = new Feed(database);
            var periods = ReadModels.of(database).periods();
            for (var event : book.events()) {
                feed.one(event);
            }
            var known = periods.find("main", period).orElseThrow();
            assertThat(known.status()).isEqualTo(PeriodStatus.CLOSED);
            assertThat(known.head()).isEqualTo(Entry.NO_PREDECESSOR);
            assertThat(known.lastNumber()).isNull();
            assertThat(known.proposal()).isNull();
            assertThat(known.closes()).extracting(KnownClose::revision).containsExactly(1, 2);
            assertThat(periods.closes("main").getLast().previousClose())
                    .isEqualTo(periods.closes("main").getFirst().closeHash());
            assertThat(known.closes().getFirst().checklist()).hasSize(1);
        }
    }

    @Test
    void an_open_proposal_names_who_made_it() {
        try (var book = new RandomBook("main", 3).book()) {
            book.close(RandomBook.PERIODS.getFirst());
            var database = Database.fresh();
            var feed = new Feed(database);
            var events = book.events();
            feed.all(events.subList(0, events.size() - 2));
            var known =
                    ReadModels.of(database)
                            .periods()
                            .find("main", RandomBook.PERIODS.getFirst())
                            .orElseThrow();
            assertThat(known.status()).isEqualTo(PeriodStatus.OPEN);
            assertThat(known.proposal())
                    .isNotNull()
                    .satisfies(proposal -> assertThat(proposal.by()).isEqualTo("preparer"));
        }
    }

    @Test
    void an_entry_that_is_not_whole_stops_the_projection() {
        try (var book = lived()) {
            expectStopped(
                    book.events(), entry -> changed(entry, entry.previousHash(), doubled(entry)));
            expectStopped(
                    book.events(), entry -> changed(entry, "0".repeat(63) + "1", entry.content()));
            expectStopped(
                    book.events(),
                    entry ->
                            rehashed(
                                    new Entry(
                                            entry.number(),
                                            entry.sequence() + 1,
                                            entry.period(),
                                            entry.content(),
                                            entry.postedAt(),
                                            entry.actor(),
                                            entry.previousHash(),
                                            "")));
            expectStopped(
                    book.events(),
                    entry ->
                            rehashed(
                                    new Entry(
                                            entry.period() + "-000009",
                                            entry.sequence(),
                                            entry.period(),
                                            entry.content(),
                                            entry.postedAt(),
                                            entry.actor(),
                                            entry.previousHash(),
                                            "")));
            expectStopped(
                    book.events(),
                    entry -> rehashed(changed(entry, entry.previousHash(), unbalanced(entry))));
        }
    }

    @Test
    void a_close_that_seals_other_entries_stops_the_projection() {
        var random = new RandomBook("main", 7);
        try (var book = random.book()) {
            random.postInto(RandomBook.PERIODS);
            var feed = new Feed(Database.fresh());
            var fed = book.events().size();
            feed.all(book.events());
            book.close(RandomBook.PERIODS.getLast());
            for (var event : book.events().subList(fed, book.events().size())) {
                if (event instanceof PeriodClosed close) {
                    assertThatThrownBy(() -> feed.one(withHead(close)))
                            .isInstanceOf(IllegalStateException.class);
                }
                feed.one(event);
            }
        }
    }

    @Test
    void a_sequence_that_is_not_shown_yet_is_unknown() {
        try (var book = lived()) {
            var database = Database.fresh();
            new Feed(database).all(book.events());
            var models = ReadModels.of(database);
            var beyond = models.books().published("main") + 1;
            var period = RandomBook.PERIODS.getFirst();
            assertThatThrownBy(() ->
                            models.statements().of("main", period, "CC-a", View.POSTED, beyond))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> models.trialBalances().of("main", period, beyond))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void a_posting_is_found_by_its_id() {
        var random = new RandomBook("de01", 4);
        try (var book = random.book()) {
            random.live(12);
            var database = Database.fresh();
            new Feed(database).all(book.events());
            var postings = ReadModels.of(database).postings();
            for (var entry : random.entries()) {
                var size = entry.content().postings().size();
                for (var position = 1; position <= size; position++) {
                    var known = postings.find("de01", entry.postingId(position)).orElseThrow();
                    assertThat(known.posting())
                            .isEqualTo(entry.content().postings().get(position - 1));
                }
                assertThat(postings.find("de01", entry.postingId(size + 1))).isEmpty();
            }
            assertThat(postings.find("de01", "nonsense")).isEmpty();
        }
    }

    private static Book lived() {
        var random = new RandomBook("main", 7);
        random.live(12);
        return random.book();
    }

    /** The first posted batch is changed and must not be taken, nor leave anything behind. */
    private static void expectStopped(List<Object> events, UnaryOperator<Entry> change) {
        var database = Database.fresh();
        var feed = new Feed(database);
        for (var event : events) {
            if (event instanceof EntriesPosted posted) {
                var entries = new ArrayList<>(posted.entries());
                entries.set(0, change.apply(entries.getFirst()));
                var tampered =
                        new EntriesPosted(
                                posted.journalId(),
                                posted.period(),
                                posted.runId(),
                                posted.firstOrdinal(),
                                entries);
                assertThatThrownBy(() -> feed.one(tampered))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(entries.getFirst().number());
                feed.one(posted);
                return;
            }
            feed.one(event);
        }
        throw new AssertionError("nothing was posted");
    }

    private static PeriodClosed withHead(PeriodClosed close) {
        return new PeriodClosed(
                close.journalId(),
                close.period(),
                close.revision(),
                "f".repeat(64),
                close.entries(),
                close.asOf(),
                close.runs(),
                close.checklist(),
                close.reason(),
                close.proposedBy(),
                close.contentHash(),
                close.previousClose(),
                close.closeHash(),
                close.stamp());
    }

    private static Entry changed(Entry entry, String previousHash, EntryDraft content) {
        return new Entry(
                entry.number(),
                entry.sequence(),
                entry.period(),
                content,
                entry.postedAt(),
                entry.actor(),
                previousHash,
                entry.hash());
    }

    private static Entry rehashed(Entry entry) {
        return new Entry(
                entry.number(),
                entry.sequence(),
                entry.period(),
                entry.content(),
                entry.postedAt(),
                entry.actor(),
                entry.previousHash(),
                entry.computedHash());
    }

    private static EntryDraft doubled(Entry entry) {
        return with(
                entry,
                entry.content().postings().stream().map(JournalProjectionTest::twice).toList());
    }

    private static EntryDraft unbalanced(Entry entry) {
        var postings = new ArrayList<>(entry.content().postings());
        postings.set(0, twice(postings.getFirst()));
        return with(entry, postings);
    }

    private static Posting twice(Posting posting) {
        var amount = new Money(posting.amount().currency(), posting.amount().minorUnits() * 2);
        return new Posting(
                posting.account(),
                posting.costCenter(),
                posting.memo(),
                posting.side(),
                amount,
                posting.key(),
                posting.exact(),
                posting.roundingUnits());
    }

    private static EntryDraft with(Entry entry, List<Posting> postings) {
        var content = entry.content();
        return new EntryDraft(
                content.kind(),
                content.originPeriod(),
                content.sourceAccount(),
                content.reason(),
                content.runId(),
                content.policyHash(),
                content.reverses(),
                null,
                content.description(),
                postings);
    }
}
