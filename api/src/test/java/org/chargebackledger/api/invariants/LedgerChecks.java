package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.ServedJournal;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.JournalEvent;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds of a book's journal at any time, whatever was done. */
final class LedgerChecks {

    private static final Set<EntryKind> REVERSING =
            EnumSet.of(EntryKind.REVERSAL, EntryKind.ACCRUAL_REVERSAL);

    private final WalkedBook book;
    private final StoredBook stored;
    private List<String> eventsBefore = List.of();
    private final Map<Period, List<String>> served = new HashMap<>();

    LedgerChecks(WalkedBook book, StoredBook stored) {
        this.book = book;
        this.stored = stored;
    }

    /** Balance, immutability, gap-free numbers, and nothing into a closed month. */
    void check() {
        var journal = stored.journal();
        var entries = StoredBook.entries(journal);
        nothing_that_is_stored_or_served_has_changed(journal);
        sequences_have_no_gap(entries);
        entries.forEach(LedgerChecks::balances);
        for (var period : periods(journal)) {
            var posted = entries.stream().filter(one -> one.period().equals(period)).toList();
            served_as_stored_and_numbered(period, posted);
            the_trial_balance_is_zero_and_that_of_the_entries(period, posted);
        }
        reversals_copy_what_they_reverse(entries);
        nothing_is_posted_into_a_closed_month(journal);
        closes_are_chained(journal);
    }

    private static List<Period> periods(List<JournalEvent> journal) {
        return journal.stream()
                .filter(PeriodOpened.class::isInstance)
                .map(event -> ((PeriodOpened) event).period())
                .toList();
    }

    private void nothing_that_is_stored_or_served_has_changed(List<JournalEvent> journal) {
        var events = stored.events();
        requireGrown(eventsBefore, events);
        eventsBefore = events;
        for (var period : periods(journal)) {
            var now = new ArrayList<String>();
            book.services().models().journalEntries().stream(
                    book.name(), period, Long.MAX_VALUE, entry -> now.add(entry.json()));
            requireGrown(served.getOrDefault(period, List.of()), now);
            served.put(period, now);
        }
    }

    private static void requireGrown(List<String> before, List<String> now) {
        assertThat(now.size()).isGreaterThanOrEqualTo(before.size());
        assertThat(now.subList(0, before.size())).isEqualTo(before);
    }

    private static void sequences_have_no_gap(List<Entry> entries) {
        for (var i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).sequence()).isEqualTo(i + 1);
        }
    }

    private void served_as_stored_and_numbered(Period period, List<Entry> posted) {
        var lines = served.getOrDefault(period, List.of());
        assertThat(lines)
                .isEqualTo(
                        posted.stream()
                                .map(entry -> new String(entry.served(), StandardCharsets.UTF_8))
                                .toList());
        var prefix = book.name() + "-" + period;
        ServedJournal.checkChain(
                lines.stream().map(line -> JsonMapper.shared().readTree(line)).toList(), prefix);
        for (var i = 0; i < posted.size(); i++) {
            assertThat(posted.get(i).number())
                    .isEqualTo(prefix + "-" + Integer.toString(1_000_001 + i).substring(1));
        }
    }

    private static void balances(Entry entry) {
        var sum = BigInteger.ZERO;
        for (var posting : entry.content().postings()) {
            sum = sum.add(units(posting));
        }
        assertThat(sum).as(entry.number()).isZero();
    }

    private static BigInteger units(Posting posting) {
        assertThat(posting.amount().minorUnits()).isPositive();
        var units = BigInteger.valueOf(posting.amount().minorUnits());
        return posting.side() == Side.DEBIT ? units : units.negate();
    }

    private void the_trial_balance_is_zero_and_that_of_the_entries(
            Period period, List<Entry> entries) {
        var debits = 0L;
        for (var entry : entries) {
            debits +=
                    entry.content().postings().stream()
                            .filter(posting -> posting.side() == Side.DEBIT)
                            .mapToLong(posting -> posting.amount().minorUnits())
                            .sum();
        }
        var balances = book.services().models().trialBalances().of(book.name(), period, null);
        for (var balance : balances) {
            assertThat(balance.difference().isZero()).isTrue();
            assertThat(balance.rows().stream().mapToLong(row -> row.debit().minorUnits()).sum())
                    .isEqualTo(debits);
        }
        assertThat(balances).hasSize(entries.isEmpty() ? 0 : 1);
    }

    private static void reversals_copy_what_they_reverse(List<Entry> entries) {
        var byNumber = entries.stream().collect(Collectors.toMap(Entry::number, Entry::content));
        var reversed = new HashSet<String>();
        for (var entry : entries) {
            var reverses = entry.content().reverses();
            assertThat(reverses != null).isEqualTo(REVERSING.contains(entry.content().kind()));
            if (reverses == null) {
                continue;
            }
            assertThat(reversed.add(reverses)).as("%s reversed twice", reverses).isTrue();
            var original = Objects.requireNonNull(byNumber.get(reverses)).postings();
            var copied = entry.content().postings();
            assertThat(copied).hasSameSizeAs(original);
            for (var i = 0; i < copied.size(); i++) {
                var was = original.get(i);
                var is = copied.get(i);
                assertThat(is.account()).isEqualTo(was.account());
                assertThat(is.key()).isEqualTo(was.key());
                assertThat(is.costCenter()).isEqualTo(was.costCenter());
                assertThat(is.amount()).isEqualTo(was.amount());
                assertThat(is.side()).isNotEqualTo(was.side());
            }
        }
    }

    private static void nothing_is_posted_into_a_closed_month(List<JournalEvent> journal) {
        var status = new HashMap<Period, PeriodStatus>();
        for (var event : journal) {
            switch (event) {
                case PeriodOpened opened -> status.put(opened.period(), PeriodStatus.OPEN);
                case PeriodReopened reopened -> {
                    assertThat(status.get(reopened.period()))
                            .isNotEqualTo(PeriodStatus.PERMANENTLY_CLOSED);
                    status.put(reopened.period(), PeriodStatus.REOPENED);
                }
                case PeriodSoftClosed soft -> status.put(soft.period(), PeriodStatus.SOFT_CLOSED);
                case PeriodClosed closed -> status.put(closed.period(), PeriodStatus.CLOSED);
                case PeriodPermanentlyClosed closed ->
                        status.put(closed.period(), PeriodStatus.PERMANENTLY_CLOSED);
                case EntriesPosted posted ->
                        assertThat(takes(status.get(posted.period()), posted))
                                .as("%s", posted)
                                .isTrue();
                default -> {}
            }
        }
    }

    /** A soft-closed month takes what two persons decided, and nothing that a run computes. */
    private static boolean takes(@Nullable PeriodStatus status, EntriesPosted posted) {
        if (status == null) {
            return false;
        }
        return status.takesPostings()
                || (status.takesAdjustments()
                        && posted.entries().stream()
                                .noneMatch(entry -> entry.content().kind().isAllocated()));
    }

    /** A close names the month's entries and the close before it, and two people. */
    private static void closes_are_chained(List<JournalEvent> journal) {
        var last = Entry.NO_PREDECESSOR;
        var heads = new HashMap<Period, String>();
        var entries = new HashMap<Period, Integer>();
        var revisions = new HashMap<Period, Integer>();
        for (var event : journal) {
            if (event instanceof EntriesPosted posted) {
                entries.merge(posted.period(), posted.entries().size(), Integer::sum);
                heads.put(posted.period(), posted.entries().getLast().hash());
            }
            if (event instanceof PeriodClosed close) {
                var period = close.period();
                assertThat(close.previousClose()).isEqualTo(last);
                assertThat(close.head())
                        .isEqualTo(heads.getOrDefault(period, Entry.NO_PREDECESSOR));
                assertThat(close.entries()).isEqualTo(entries.getOrDefault(period, 0));
                assertThat(close.revision()).isEqualTo(revisions.merge(period, 1, Integer::sum));
                assertThat(close.proposedBy()).isNotEqualTo(close.stamp().actor());
                last = close.closeHash();
            }
        }
    }
}
