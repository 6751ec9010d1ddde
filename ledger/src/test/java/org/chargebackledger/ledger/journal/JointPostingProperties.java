package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.met;
import static org.chargebackledger.ledger.journal.SharedBooks.MONTH;
import static org.chargebackledger.ledger.journal.SharedBooks.journal;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingAbandoned;
import org.chargebackledger.ledger.journal.SharedBooks.Crash;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.Slot;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Whatever is charged between books, and wherever it crashes: both halves are there or neither. */
class JointPostingProperties {

    private static final int SEEDS = Seeds.count();
    private static final int STEPS = 14;
    private static final int DECISIONS_MAX = 14;

    @Test
    void both_halves_are_posted_or_neither_wherever_it_crashes() {
        var seen = new HashSet<Class<?>>();
        var reversals = new HashSet<String>();
        Seeds.forEachRandom(
                SEEDS,
                random -> {
                    var books = new SharedBooks(random);
                    for (var step = 0; step < STEPS; step++) {
                        step(random, books, reversals);
                        requireBooks(books);
                    }
                    for (var entity : SharedBooks.entities()) {
                        books.journals
                                .events(journal(entity))
                                .forEach(one -> seen.add(one.getClass()));
                    }
                });
        if (SEEDS > 10) {
            assertThat(seen)
                    .contains(PostingAbandoned.class, PeriodSoftClosed.class, EntriesPosted.class);
            assertThat(reversals).contains("forward", "back", "whole");
        }
    }

    private static void step(Random random, SharedBooks books, Set<String> reversals) {
        switch (random.nextInt(8)) {
            case 0 -> books.move();
            case 1 -> change(books, random.nextBoolean());
            case 2, 3 -> reverse(random, books, reversals);
            default -> run(random, books);
        }
    }

    /** Closes or reopens a book's month, where that is possible. */
    private static void change(SharedBooks books, boolean close) {
        var id = journal(books.any(SharedBooks.entities()));
        var transition = close ? Transition.SOFT_CLOSE : Transition.REOPEN;
        SharedBooks.refused(() -> {
            books.journals()
                    .decide(new ProposeTransition(id, MONTH, transition, "r", met(), PREPARER));
            books.journals().decide(new ApproveTransition(id, MONTH, met(), Samples.ALL, APPROVER));
        });
    }

    /** A run that crashes somewhere or nowhere, and is taken up at the next start. */
    private static void run(Random random, SharedBooks books) {
        var run = books.order();
        var through = books.crashingAfter(random.nextInt(DECISIONS_MAX));
        try {
            SharedBooks.refused(() -> books.post(run, through));
            return;
        } catch (Crash crash) {
            if (random.nextInt(3) == 0) {
                change(books, true);
            }
        }
        SharedBooks.refused(() -> books.post(run, books.journals()));
    }

    private static void reverse(Random random, SharedBooks books, Set<String> outcomes) {
        var entity = books.any(SharedBooks.entities());
        var pairs =
                books.entries(entity).stream()
                        .filter(entry -> entry.content().pair() != null)
                        .toList();
        if (pairs.isEmpty()) {
            return;
        }
        var reversal = reversal(books, entity, books.any(pairs));
        try {
            var refusal =
                    SharedBooks.refused(
                            () -> reversal.carryOut(books.crashingAfter(random.nextInt(8))));
            outcomes.add(refusal.isPresent() ? "refused" : "whole");
        } catch (Crash crash) {
            if (isPosted(books, reversal.one()) || isPosted(books, reversal.other())) {
                reversal.finish(books.journals());
                outcomes.add("forward");
            } else {
                reversal.abandon(books.journals());
                outcomes.add("back");
            }
        }
        books.forget(entityOfOwn(reversal));
    }

    private static PairReversal reversal(SharedBooks books, String entity, Entry entry) {
        var pair = Objects.requireNonNull(entry.content().pair());
        var other =
                books.entries(pair.entity()).stream()
                        .filter(one -> {
                            var counterpart = one.content().pair();
                            return counterpart != null
                                    && counterpart.pairId().equals(pair.pairId());
                        })
                        .filter(one ->
                                depth(books.entries(pair.entity()), one)
                                        .equals(depth(books.entries(entity), entry)))
                        .findFirst()
                        .orElseThrow();
        return new PairReversal(
                new PairReversal.Half(journal(entity), entry),
                new PairReversal.Half(journal(pair.entity()), other),
                "ERROR",
                PREPARER);
    }

    private static boolean reverses(Entry entry) {
        return entry.content().reverses() != null;
    }

    /** How often it was taken back and put there again. */
    private static String depth(List<Entry> entries, Entry entry) {
        var times = 0;
        for (var one = entry; one != null && reverses(one); times++) {
            var reversed = one.content().reverses();
            one =
                    entries.stream()
                            .filter(other -> other.number().equals(reversed))
                            .findFirst()
                            .orElseThrow();
        }
        return ", reversed " + times;
    }

    private static String entityOfOwn(PairReversal reversal) {
        var own =
                reversal.one().original().content().isMirrored()
                        ? reversal.other()
                        : reversal.one();
        return SharedBooks.entities().stream()
                .filter(entity -> journal(entity).equals(own.journalId()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPosted(SharedBooks books, PairReversal.Half half) {
        return books.journals.events(half.journalId()).stream()
                .filter(EntriesPosted.class::isInstance)
                .flatMap(event -> ((EntriesPosted) event).entries().stream())
                .anyMatch(entry -> half.original().number().equals(entry.content().reverses()));
    }

    private static void requireBooks(SharedBooks books) {
        var halves = new TreeMap<String, List<Entry>>();
        for (var entity : SharedBooks.entities()) {
            assertThat(posted(books, entity))
                    .as("nothing is left open")
                    .isEqualTo(books.entries(entity));
            var balance = 0L;
            for (var entry : books.entries(entity)) {
                var pair = entry.content().pair();
                if (pair != null) {
                    var id = pair.pairId() + depth(books.entries(entity), entry);
                    halves.computeIfAbsent(id, any -> new ArrayList<>()).add(entry);
                }
                for (var posting : entry.content().postings()) {
                    balance += posting.signed().minorUnits();
                }
            }
            assertThat(balance).isZero();
            requireConserved(books, entity);
        }
        halves.forEach(JointPostingProperties::requireMirrored);
        requireAgreed(books);
    }

    private static List<Entry> posted(SharedBooks books, String entity) {
        return books.journals.events(journal(entity)).stream()
                .filter(EntriesPosted.class::isInstance)
                .flatMap(event -> ((EntriesPosted) event).entries().stream())
                .toList();
    }

    private static void requireMirrored(String pair, List<Entry> halves) {
        assertThat(halves).as(pair).hasSize(2);
        var mirroredFirst = halves.getFirst().content().isMirrored();
        var own = mirroredFirst ? halves.getLast() : halves.getFirst();
        var mirrored = mirroredFirst ? halves.getFirst() : halves.getLast();
        assertThat(own.content().isMirrored()).isFalse();
        assertThat(amounts(own, "due-from:")).as(pair).isEqualTo(amounts(mirrored, "cost:"));
        assertThat(own.content().runId()).isEqualTo(mirrored.content().runId());
    }

    private static List<List<Object>> amounts(Entry entry, String prefix) {
        return entry.content().postings().stream()
                .filter(posting -> posting.account().startsWith(prefix))
                .map(posting ->
                        List.<Object>of(
                                String.valueOf(
                                        posting.memo() == null
                                                ? posting.costCenter()
                                                : posting.memo()),
                                posting.signed(),
                                String.valueOf(posting.key()),
                                posting.exact(),
                                posting.roundingUnits()))
                .toList();
    }

    /** What one book is owed is what the other owes. */
    private static void requireAgreed(SharedBooks books) {
        var due = new HashMap<String, Long>();
        for (var entity : SharedBooks.entities()) {
            for (var entry : books.entries(entity)) {
                for (var posting : entry.content().postings()) {
                    var account = posting.account();
                    var name =
                            account.startsWith("due-from:")
                                    ? account.substring(9) + " owes " + entity
                                    : entity + " owes " + account.replace("due-to:", "");
                    if (account.startsWith("due-")) {
                        due.merge(name, posting.signed().minorUnits(), Long::sum);
                    }
                }
            }
        }
        assertThat(due.values()).allMatch(sum -> sum == 0);
    }

    /** Cost centers and what is due come to what was cleared, and to what the run says. */
    private static void requireConserved(SharedBooks books, String entity) {
        var posted = books.posted(entity);
        books.wanted(entity)
                .ifPresent(wanted -> assertThat(byMeaning(posted)).isEqualTo(byMeaning(wanted)));
        var cleared =
                books.entries(entity).stream()
                        .flatMap(entry -> entry.content().postings().stream())
                        .filter(posting -> posting.account().startsWith("clearing:"))
                        .mapToLong(posting -> -posting.signed().minorUnits())
                        .sum();
        assertThat(posted.stream().mapToLong(one -> one.posted().minorUnits()).sum())
                .isEqualTo(cleared);
    }

    private static Map<String, Money> byMeaning(List<PostedAmount> amounts) {
        var sums = new TreeMap<String, Money>();
        for (var amount : amounts) {
            Slot slot = amount.slot();
            sums.merge(slot.meantFor() + " " + slot.key(), amount.posted(), Money::plus);
        }
        sums.values().removeIf(Money::isZero);
        return sums;
    }
}
