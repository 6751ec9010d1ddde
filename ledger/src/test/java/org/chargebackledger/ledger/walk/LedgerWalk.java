package org.chargebackledger.ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.materiality.Thresholds;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.walk.World.Inputs;
import org.chargebackledger.ledger.walk.World.Month;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Some months of two books, in which the model says beforehand what comes of each step. */
final class LedgerWalk {

    private static final int STEPS = 90;

    private final Random random;
    private final World world = new World();
    private final Map<String, Long> limits = new HashMap<>();
    private final WalkedLedger ledger;
    private final ModelLedger model;
    private final WalkedDecisions decisions;
    private final WalkedChoices choices;
    private final WalkedPins pins;

    private final Set<String> seen = new HashSet<>();

    LedgerWalk(Random random) {
        this.random = random;
        var thresholds = new HashMap<String, Thresholds>();
        for (var book : World.BOOKS) {
            if (random.nextInt(4) > 0) {
                limits.put(book, (long) random.nextInt(120_000));
                thresholds.put(book, thresholds(limits.getOrDefault(book, 0L)));
            }
        }
        ledger = new WalkedLedger(thresholds);
        model = new ModelLedger(limits);
        decisions = new WalkedDecisions(random, world, ledger, model);
        pins = new WalkedPins(ledger);
        choices = new WalkedChoices(random, ledger, model, seen);
    }

    private static Thresholds thresholds(long cents) {
        var amount = cents / 100 + "." + Long.toString(100 + cents % 100).substring(1);
        return Thresholds.parse(
                Members.of(
                        Map.of(
                                "year",
                                "2026",
                                "memo",
                                "audit plan",
                                "absolute",
                                List.of(
                                        Map.of("amount", amount, "currency", "EUR"),
                                        Map.of("amount", amount, "currency", "USD")))));
    }

    /** What happened, by name. */
    Set<String> walk() {
        for (var step = 0; step < STEPS; step++) {
            step();
            check();
        }
        seen.addAll(ledger.watch().seen());
        return seen;
    }

    private void step() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> deliver(random.nextInt(3) > 0 ? next() : any());
            case 4 -> world.rate(next(), 5_000L + random.nextInt(10_000));
            case 5 -> world.move(any(World.COST_CENTERS), random.nextBoolean() ? "US" : "DE");
            case 6, 7, 8 -> run(next());
            case 9, 10, 11 -> late().ifPresent(this::lateRun);
            case 12, 13, 14 -> change();
            case 15, 16 -> choices.decide();
            case 17 -> noted(decisions.move(any(), any(World.PERIODS)));
            default -> noted(decisions.dispute(any(World.BOOKS)));
        }
    }

    private void noted(@Nullable String what) {
        if (what != null) {
            seen.add(what);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Month any() {
        return new Month(any(World.BOOKS), any(World.PERIODS));
    }

    /** Months tend to be dealt with one after another. */
    private Month next() {
        var book = any(World.BOOKS);
        return World.PERIODS.stream()
                .map(period -> new Month(book, period))
                .filter(month -> !model.isClosed(month))
                .findFirst()
                .filter(month -> random.nextInt(4) > 0)
                .orElseGet(this::any);
    }

    private void deliver(Month month) {
        var account = World.account(month.book(), any(World.CURRENCIES));
        var cents = random.nextInt(5) == 0 ? -random.nextInt(20_000) : random.nextInt(100_000);
        world.deliver(month, account, any(World.COST_CENTERS), cents);
    }

    private void run(Month month) {
        if (!world.isBilled(month) || world.now(month).equals(ledger.posted(month))) {
            return;
        }
        var refusal =
                model.status(month) != null && !model.takesPostings(month)
                        ? "period-not-open"
                        : null;
        if (refusal != null) {
            seen.add(
                    Refused.as(
                            refusal,
                            ledger,
                            () -> ledger.run(month, month.period(), world.now(month), -1)));
            return;
        }
        model.open(month);
        post(month, month.period(), world.now(month));
    }

    /** A closed month that something came late for, which is made so if there is none. */
    private Optional<Month> late() {
        var closed =
                World.BOOKS.stream()
                        .flatMap(book ->
                                World.PERIODS.stream().map(period -> new Month(book, period)))
                        .filter(month -> model.isClosed(month) && ledger.posted(month) != null)
                        .toList();
        if (closed.isEmpty()) {
            return Optional.empty();
        }
        var month = any(closed);
        if (random.nextInt(4) == 0) {
            world.rate(month, 5_000L + random.nextInt(10_000));
        } else {
            deliver(month);
        }
        return Optional.of(month);
    }

    /** Only as the service lets it through: into the earliest open month. */
    private void lateRun(Month month) {
        var frozen = Objects.requireNonNull(ledger.posted(month));
        var into = model.earliestOpen(month.book(), month.period());
        var inputs = world.restated(month, frozen);
        if (into != null && !inputs.equals(frozen)) {
            post(month, into, inputs);
        }
    }

    private void post(Month month, Period into, Inputs inputs) {
        var posting = model.posting(month, into, inputs);
        var exceeds = posting.exceeds();
        choices.supersede(month);
        var crash = random.nextInt(3) == 0 ? random.nextInt(8) : -1;
        if (!exceeds.isEmpty()) {
            assertThat(ledger.run(month, into, inputs, crash))
                    .as("waits for %s", exceeds)
                    .isFalse();
            seen.add("waits");
            choices.waits(posting);
            assertThat(choices.books(month)).containsExactlyInAnyOrderElementsOf(exceeds);
            return;
        }
        var refusal = model.refuses(posting);
        if (refusal != null) {
            seen.add(Refused.as(refusal, ledger, () -> ledger.run(month, into, inputs, -1)));
            return;
        }
        if (random.nextInt(6) == 0) {
            stop(posting);
            return;
        }
        assertThat(ledger.run(month, into, inputs, crash)).isTrue();
        choices.posted(posting);
    }

    /** A crash before any journal is told; something newer may be posted before it is resumed. */
    private void stop(ModelLedger.Posting posting) {
        var month = posting.month;
        var run = pins.stop(posting);
        if (random.nextBoolean()) {
            assertThat(pins.resume(run, posting)).isTrue();
            choices.posted(posting);
            seen.add("posted as pinned");
            return;
        }
        var before = model.version();
        deliver(month);
        var inTime = posting.own.equals(month.period());
        post(month, posting.own, inTime ? world.now(month) : world.restated(month, posting.inputs));
        if (model.version() != before) {
            seen.add(Refused.as("run-superseded", ledger, () -> pins.resume(run, posting)));
        }
    }

    private void change() {
        var month = random.nextInt(3) > 0 ? next() : any();
        var all = Transition.values();
        var likely = random.nextInt(5) == 0 ? Transition.REOPEN : Transition.CLOSE;
        var transition = random.nextInt(3) == 0 ? all[random.nextInt(all.length)] : likely;
        var isReady = decisions.isSettled(month) && !ledger.holds(month);
        var checklist = WalkedLedger.checklist("settled", isReady);
        var refusal = model.refuses(transition, month, isReady);
        if (refusal != null) {
            seen.add(
                    Refused.as(refusal, ledger, () -> ledger.change(month, transition, checklist)));
            return;
        }
        ledger.change(month, transition, checklist);
        model.change(transition, month);
        seen.add(String.valueOf(model.status(month)));
    }

    private void check() {
        ledger.watch().check();
        assertThat(ledger.watch().balances()).isEqualTo(model.balances());
        for (var book : World.BOOKS) {
            ledger.watch()
                    .book(book)
                    .status
                    .forEach((period, status) ->
                            assertThat(status)
                                    .as("%s %s", book, period)
                                    .isEqualTo(model.status(new Month(book, period))));
        }
    }
}
