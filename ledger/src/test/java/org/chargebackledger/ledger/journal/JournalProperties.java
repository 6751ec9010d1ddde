package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.roundInvoice;
import static org.chargebackledger.ledger.Samples.by;
import static org.chargebackledger.ledger.Samples.draft;
import static org.chargebackledger.ledger.Samples.met;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentEntries;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand.AbandonPosting;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalCommand.CompletePosting;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;
import org.chargebackledger.ledger.journal.JournalCommand.PostEntries;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseAccrual;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Whatever is commanded in whatever order, the books stay books. */
class JournalProperties {

    private static final List<Period> PERIODS =
            List.of(Period.parse("2026-09"), Period.parse("2026-10"));
    private static final List<String> PEOPLE = List.of("ann", "bob", "cem");
    private static final List<Transition> TRANSITIONS = List.of(Transition.values());
    private static final int COMMANDS = 120;
    private static final int SEEDS = Seeds.count();

    @Test
    void the_books_stay_books_whatever_is_commanded() {
        var seen = new HashSet<Class<?>>();
        Seeds.forEachRandom(
                SEEDS,
                random -> commandAtRandom(random).forEach(event -> seen.add(event.getClass())));
        if (SEEDS > 10) {
            assertThat(seen).contains(JournalEvent.class.getPermittedSubclasses());
        }
    }

    private static List<JournalEvent> commandAtRandom(Random random) {
        var journal = new JournalUnderTest();
        for (var i = 0; i < COMMANDS; i++) {
            var before = journal.events();
            var command = command(random, before);
            var refusal = journal.give(command);
            var after = journal.events();
            if (refusal != null) {
                assertThat(after).as("%s refused as %s", command, refusal).isEqualTo(before);
            } else {
                assertThat(after.subList(0, before.size())).isEqualTo(before);
                var _ = journal.give(command); // no matter how it answers the second time
                assertThat(journal.events()).as("%s again", command).isEqualTo(after);
            }
        }
        requireBooks(journal.events());
        return journal.events();
    }

    private static JournalCommand command(Random random, List<JournalEvent> events) {
        var period = PERIODS.get(random.nextInt(PERIODS.size()));
        var stamp = by(PEOPLE.get(random.nextInt(PEOPLE.size())));
        var runId = "run-" + random.nextInt(12);
        var drafts = drafts(runId, period);
        var later = new Stamp(stamp.actor(), Instant.parse("2027-02-01T08:00:00Z"));
        return switch (random.nextInt(22)) {
            case 21 -> new AbandonPosting(JOURNAL, runUnderWay(events, runId), stamp);
            case 20 -> roundInvoice(period, "0.0" + random.nextInt(6));
            case 0 -> new OpenPeriod(JOURNAL, period, stamp);
            case 1, 2, 3 ->
                    new BeginPosting(
                            JOURNAL,
                            runId,
                            period,
                            period,
                            drafts.size(),
                            PostingDigest.of(drafts),
                            List.of(
                                    random.nextInt(4) == 0
                                            ? new Head(
                                                    period,
                                                    drafts.getFirst().sourceAccount(),
                                                    "",
                                                    0)
                                            : head(period, events)),
                            stamp);
            case 4, 5, 6, 7 -> post(random, stamp.actor(), runUnderWay(events, runId));
            case 8, 9 -> new CompletePosting(JOURNAL, runUnderWay(events, runId), stamp);
            case 10 -> reverse(random, events, stamp.actor());
            case 11, 12 ->
                    new ProposeTransition(
                            JOURNAL,
                            period,
                            TRANSITIONS.get(random.nextInt(TRANSITIONS.size())),
                            "reason " + random.nextInt(2),
                            met(),
                            random.nextBoolean() ? stamp : later);
            case 13, 14 -> adjust(random, period, stamp);
            case 15 -> end(random, events, period, stamp);
            case 16 -> new ApproveTransition(JOURNAL, period, met(), Samples.ALL, later);
            default ->
                    new ApproveTransition(
                            JOURNAL,
                            period,
                            met(),
                            random.nextInt(4) == 0 ? random.nextInt(5) : Samples.ALL,
                            stamp);
        };
    }

    /** The same for the same run and period, as a run's entries are. */
    private static List<EntryDraft> drafts(String runId, Period period) {
        var random = new Random(runId.hashCode() + period.hashCode());
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> draft(runId, period, "CC-" + i, 1 + random.nextInt(10_000)))
                .toList();
    }

    private static JournalCommand post(Random random, String actor, String runId) {
        var period = PERIODS.get(random.nextInt(PERIODS.size()));
        var drafts = drafts(runId, period);
        var from = random.nextInt(drafts.size());
        var to = from + 1 + random.nextInt(drafts.size() - from);
        return new PostEntries(JOURNAL, runId, from, drafts.subList(from, to), by(actor));
    }

    private static JournalCommand reverse(Random random, List<JournalEvent> events, String actor) {
        var entries = entries(events);
        if (entries.isEmpty()) {
            return new OpenPeriod(JOURNAL, PERIODS.getFirst(), by(actor));
        }
        var original = entries.get(random.nextInt(entries.size()));
        return new ReverseEntry(JOURNAL, original, "ERROR", by(actor));
    }

    /** A decision that somebody proposed, approved by whoever, for the month or an earlier one. */
    private static JournalCommand adjust(Random random, Period period, Stamp stamp) {
        var origin = PERIODS.get(random.nextInt(PERIODS.size()));
        var accrual = random.nextBoolean();
        var like = accrual ? Samples.accrual() : Samples.adjustment();
        var content =
                new AdjustmentContent(
                        "main",
                        like.kind(),
                        period,
                        accrual ? period : origin,
                        like.sourceAccount(),
                        like.reason(),
                        "number " + random.nextInt(6),
                        like.basis(),
                        null,
                        like.lines());
        var drafts = AdjustmentEntries.of(content.memo() + content.hash(), content, "ann");
        return new PostAdjustment(JOURNAL, period, drafts, stamp);
    }

    private static JournalCommand end(
            Random random, List<JournalEvent> events, Period period, Stamp stamp) {
        var entries = entries(events);
        return entries.isEmpty()
                ? new OpenPeriod(JOURNAL, PERIODS.getLast(), stamp)
                : new ReverseAccrual(
                        JOURNAL, entries.get(random.nextInt(entries.size())), period, stamp);
    }

    private static String runUnderWay(List<JournalEvent> events, String otherwise) {
        var runId = otherwise;
        for (var event : events) {
            if (event instanceof JournalEvent.PostingBegun begun) {
                runId = begun.runId();
            }
        }
        return runId;
    }

    private static Head head(Period period, List<JournalEvent> events) {
        var head = new Head(period, draft("", period, "CC", 1).sourceAccount(), "", 0);
        for (var event : events) {
            if (event instanceof PostingCompleted done && done.originPeriod().equals(period)) {
                head = done.heads().getFirst();
            } else if (event instanceof EntriesPosted posted && posted.runId().isEmpty()) {
                var entry = posted.entries().getFirst();
                if (entry.content().kind() == EntryKind.REVERSAL
                        && entry.content().originPeriod().equals(period)) {
                    head = new Head(period, head.account(), head.runId(), entry.sequence());
                }
            }
        }
        return head;
    }

    private static List<Entry> entries(List<JournalEvent> events) {
        return events.stream()
                .filter(EntriesPosted.class::isInstance)
                .flatMap(event -> ((EntriesPosted) event).entries().stream())
                .toList();
    }

    private static void requireBooks(List<JournalEvent> events) {
        requireNumbersAndChain(entries(events));
        requireNothingPostedIntoClosedPeriods(events);
        requireClosesChained(events);
        var reversed = new ArrayList<String>();
        var balance = new TreeMap<String, Long>();
        for (var entry : entries(events)) {
            var reverses = entry.content().reverses();
            if (reverses != null) {
                reversed.add(reverses);
            }
            entry.content()
                    .postings()
                    .forEach(posting ->
                            balance.merge(
                                    posting.account(), posting.signed().minorUnits(), Long::sum));
        }
        assertThat(reversed).doesNotHaveDuplicates();
        assertThat(balance.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    private static void requireNumbersAndChain(List<Entry> entries) {
        var counts = new HashMap<Period, Integer>();
        var heads = new HashMap<Period, String>();
        var sequence = 0L;
        for (var entry : entries) {
            var ordinal = counts.merge(entry.period(), 1, Integer::sum);
            assertThat(entry.number()).isEqualTo(entry.period() + String.format("-%06d", ordinal));
            assertThat(entry.sequence()).isEqualTo(++sequence);
            assertThat(entry.previousHash())
                    .isEqualTo(heads.getOrDefault(entry.period(), Entry.NO_PREDECESSOR));
            assertThat(entry.hash()).isEqualTo(entry.computedHash());
            heads.put(entry.period(), entry.hash());
        }
    }

    private static void requireNothingPostedIntoClosedPeriods(List<JournalEvent> events) {
        var status = new HashMap<Period, PeriodStatus>();
        for (var event : events) {
            switch (event) {
                case PeriodSoftClosed soft -> status.put(soft.period(), PeriodStatus.SOFT_CLOSED);
                case PeriodClosed closed -> status.put(closed.period(), PeriodStatus.CLOSED);
                case PeriodPermanentlyClosed closed ->
                        status.put(closed.period(), PeriodStatus.PERMANENTLY_CLOSED);
                case PeriodReopened reopened -> {
                    assertThat(status.get(reopened.period()))
                            .isNotEqualTo(PeriodStatus.PERMANENTLY_CLOSED);
                    status.remove(reopened.period());
                }
                case EntriesPosted posted -> requireTaken(posted, status.get(posted.period()));
                default -> {}
            }
        }
    }

    /** A soft-closed period takes what two persons decided, a closed one nothing. */
    private static void requireTaken(EntriesPosted posted, @Nullable PeriodStatus status) {
        if (status == null) {
            return;
        }
        assertThat(status).isEqualTo(PeriodStatus.SOFT_CLOSED);
        assertThat(posted.entries()).noneMatch(entry -> entry.content().kind().isAllocated());
    }

    private static void requireClosesChained(List<JournalEvent> events) {
        var previous = Entry.NO_PREDECESSOR;
        Map<Period, Integer> revisions = new HashMap<>();
        for (var event : events) {
            if (event instanceof PeriodClosed close) {
                assertThat(close.previousClose()).isEqualTo(previous);
                assertThat(close.closeHash()).isEqualTo(close.computedHash());
                assertThat(close.revision())
                        .isEqualTo(revisions.merge(close.period(), 1, Integer::sum));
                assertThat(close.proposedBy()).isNotEqualTo(close.stamp().actor());
                previous = close.closeHash();
            }
        }
    }
}
