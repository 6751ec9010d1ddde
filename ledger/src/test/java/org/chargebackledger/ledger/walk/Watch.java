package org.chargebackledger.ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.dispute.DisputeEvent;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.JournalEvent;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingAbandoned;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.materiality.ReviewEvent;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Reads every event along: what the books hold, and that they are books all the time. */
final class Watch {

    /** What is in one book. */
    static final class Shelf {
        final TreeMap<Period, PeriodStatus> status = new TreeMap<>();
        final List<Entry> entries = new ArrayList<>();
        final Map<Period, Close> closes = new HashMap<>();
        private final Map<Period, String> chains = new HashMap<>();
        private final Map<Period, Integer> counts = new HashMap<>();
        private final Map<Period, Map<SourceAccount, Head>> heads = new HashMap<>();
        private String lastClose = Entry.NO_PREDECESSOR;
        private @Nullable String posting;

        Head head(Period origin, SourceAccount account) {
            return heads.getOrDefault(origin, Map.of())
                    .getOrDefault(account, new Head(origin, account, "", 0));
        }

        boolean takesPostings(Period period) {
            var now = status.get(period);
            return now != null && now.takesPostings();
        }

        boolean isClosed(Period period) {
            return status.get(period) == PeriodStatus.CLOSED
                    || status.get(period) == PeriodStatus.PERMANENTLY_CLOSED;
        }
    }

    /** The last close of a month. */
    record Close(long asOf, int revision) {}

    private final Map<String, Shelf> books = new HashMap<>();
    private final TreeMap<String, Long> balances = new TreeMap<>();
    private final Map<String, List<Entry>> pairs = new HashMap<>();
    private final Set<String> fresh = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> hashes = new HashMap<>();

    Shelf book(String name) {
        return books.computeIfAbsent(name, any -> new Shelf());
    }

    /** Every account of every month in both currencies that is not zero. */
    Map<String, Long> balances() {
        return balances;
    }

    /** By what name things happened. */
    Set<String> seen() {
        return seen;
    }

    /** The hash that a second person has to name. */
    String hash(String id) {
        return Objects.requireNonNull(hashes.get(id));
    }

    void on(Object event) {
        seen.add(event.getClass().getSimpleName());
        switch (event) {
            case JournalEvent one -> on(book(one.journalId().substring(8)), one);
            case ReviewEvent.ChoiceProposed proposed ->
                    hashes.put(proposed.reviewId(), proposed.contentHash());
            case ReviewEvent.ReviewConcluded concluded -> seen.add("review " + concluded.outcome());
            case DisputeEvent _ -> {}
            default -> {}
        }
    }

    private void on(Shelf book, JournalEvent event) {
        switch (event) {
            case PeriodOpened opened -> book.status.put(opened.period(), PeriodStatus.OPEN);
            case PeriodSoftClosed soft -> book.status.put(soft.period(), PeriodStatus.SOFT_CLOSED);
            case PeriodReopened re -> {
                assertThat(book.status.get(re.period()))
                        .isNotEqualTo(PeriodStatus.PERMANENTLY_CLOSED);
                book.status.put(re.period(), PeriodStatus.REOPENED);
            }
            case PeriodPermanentlyClosed end ->
                    book.status.put(end.period(), PeriodStatus.PERMANENTLY_CLOSED);
            case PeriodClosed close -> close(book, close);
            case PostingBegun begun -> book.posting = begun.runId();
            case PostingAbandoned _ -> book.posting = null;
            case PostingCompleted done -> {
                book.posting = null;
                done.heads()
                        .forEach(head ->
                                book.heads
                                        .computeIfAbsent(
                                                head.originPeriod(), any -> new HashMap<>())
                                        .put(head.account(), head));
            }
            case EntriesPosted posted -> post(book, posted);
            case JournalEvent.TransitionProposed _ -> {}
        }
    }

    private static void close(Shelf book, PeriodClosed close) {
        var period = close.period();
        assertThat(book.posting).as("closed while a run is posted").isNull();
        assertThat(close.previousClose()).isEqualTo(book.lastClose);
        assertThat(close.entries()).isEqualTo(book.counts.getOrDefault(period, 0));
        assertThat(close.head()).isEqualTo(book.chains.getOrDefault(period, Entry.NO_PREDECESSOR));
        assertThat(close.proposedBy()).isNotEqualTo(close.stamp().actor());
        book.lastClose = close.closeHash();
        book.closes.put(period, new Close(book.entries.size(), close.revision()));
        book.status.put(period, PeriodStatus.CLOSED);
    }

    private void post(Shelf book, EntriesPosted posted) {
        var period = posted.period();
        var status = Objects.requireNonNull(book.status.get(period));
        var name = posted.journalId().substring(8);
        for (var entry : posted.entries()) {
            var kind = entry.content().kind();
            seen.add(kind.name());
            assertThat(status.takesPostings() || (status.takesAdjustments() && !kind.isAllocated()))
                    .as("%s into %s %s", entry.number(), status, period)
                    .isTrue();
            assertThat(entry.sequence()).isEqualTo(book.entries.size() + 1L);
            assertThat(entry.previousHash())
                    .isEqualTo(book.chains.getOrDefault(period, Entry.NO_PREDECESSOR));
            var ordinal = book.counts.merge(period, 1, Integer::sum);
            var prefix = name.equals("main") ? "" : "DE01-";
            assertThat(entry.number())
                    .isEqualTo(
                            prefix
                                    + period
                                    + "-"
                                    + Integer.toString(1_000_000 + ordinal).substring(1));
            book.chains.put(period, entry.hash());
            book.entries.add(entry);
            count(name, entry);
        }
    }

    private void count(String name, Entry entry) {
        var sum = 0L;
        var worth = 0L;
        for (var posting : entry.content().postings()) {
            var signed = posting.signed();
            var functional = posting.signedFunctional();
            var units = (functional == null ? signed : functional).minorUnits();
            var key = name + " " + entry.period() + " " + posting.account();
            add(key + " " + signed.currency(), signed.minorUnits());
            add(key + " worth", units);
            sum += signed.minorUnits();
            worth += units;
        }
        assertThat(sum).as(entry.number()).isZero();
        assertThat(worth).as(entry.number()).isZero();
        var pair = entry.content().pair();
        if (pair != null) {
            pairs.computeIfAbsent(pair.pairId(), any -> new ArrayList<>()).add(entry);
            fresh.add(pair.pairId());
        }
    }

    private void add(String key, long units) {
        if (balances.merge(key, units, Long::sum) == 0) {
            balances.remove(key);
        }
    }

    /** What holds whenever nothing is under way. */
    void check() {
        books.forEach((name, book) -> assertThat(book.posting).as(name).isNull());
        for (var id : fresh) {
            var halves = Objects.requireNonNull(pairs.get(id));
            assertThat(halves).as(id).hasSize(2);
            assertThat(due(halves.getFirst())).as(id).isEqualTo(due(halves.getLast()));
            assertThat(halves.getFirst().content().originPeriod())
                    .isEqualTo(halves.getLast().content().originPeriod());
        }
        fresh.clear();
    }

    private static List<List<Object>> due(Entry entry) {
        var isOwn = !entry.content().isMirrored();
        return entry.content().postings().stream()
                .filter(posting -> posting.account().startsWith(isOwn ? "due-from:" : "cost:"))
                .map(posting ->
                        List.<Object>of(
                                String.valueOf(isOwn ? posting.memo() : posting.costCenter()),
                                posting.signed(),
                                String.valueOf(posting.signedFunctional()),
                                posting.exact()))
                .toList();
    }
}
