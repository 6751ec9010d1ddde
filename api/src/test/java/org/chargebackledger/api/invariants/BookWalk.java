package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refusalOf;
import static org.chargebackledger.api.invariants.Refused.refused;

import org.chargebackledger.api.adoption.AdoptionService;
import org.chargebackledger.api.invariants.ModelBook.Amounts;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adoption.AdoptionStatus;
import org.chargebackledger.projections.statement.Statement.View;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Some months of a book in which anybody tries anything at any time. A model says beforehand
 * whether that is refused, and as what, and afterwards what each cost center owes for each month.
 */
final class BookWalk {

    /** Across the end of a year, after which months can be closed for good. */
    private static final List<Period> PERIODS =
            Stream.iterate(Period.parse("2025-10"), Period::next).limit(6).toList();

    private static final List<String> COST_CENTERS = List.of("CC-2100", "CC-2200", "CC-2300");
    private static final List<String> TEAMS = List.of("payments", "search", "data", "");
    private static final int STEPS = 60;

    private static final String RULES =
            """
            apiVersion: chargeback/v1
            name: months
            currency: USD
            costBasis: billed
            unattributed: CC-2900
            nodeSplit:
              weights: {cpuCore: "9", ramGiB: "1"}
              blend: {requested: "0.70"}
              idle: {pool: shared}
            attribution:
              - {id: shared,   match: {service: shared}, to: {pool: shared}}
              - {id: team-tag, match: {tag: team},       to: {lookup: {tag: team}}}
            namespaces: []
            pools:
              - {id: shared, basis: {direct: CC-2300}, scope: ledger, fallback: CC-2900}
            tolerances: {billToLedger: "0", estimateToBill: "0.05", unattributed: "1"}
            """;

    private final Random random;
    private final Services services;
    private final WalkedBook book;
    private final StoredBook stored;
    private final LedgerChecks ledger;
    private final WalkedReviews reviews;
    private final ModelBook model = new ModelBook();
    private final Map<Period, List<String>> printed = new HashMap<>();
    private final TreeSet<String> seen = new TreeSet<>();

    BookWalk(Services services, long seed) {
        random = new Random(seed);
        this.services = services;
        book = new WalkedBook(services, String.format(Locale.ROOT, "B%05d", seed));
        stored = new StoredBook(services, book.name());
        ledger = new LedgerChecks(book, stored);
        reviews = new WalkedReviews(book);
    }

    /** What happened, by name: what was done, and what was refused. */
    SortedSet<String> walk() {
        book.setUp(RULES, PERIODS.getFirst());
        model.open(PERIODS.getFirst());
        if (random.nextInt(3) > 0) {
            var limit = (long) random.nextInt(80_000);
            reviews.approve(limit);
            model.limit(limit);
        }
        var second = RULES.replace("direct: CC-2300", "direct: CC-2100");
        var isSecond = false;
        for (var step = 0; step < STEPS; step++) {
            if (!isSecond && random.nextInt(STEPS / 2) == 0) {
                isSecond = true;
                model.approve(book.adopt(WalkedBook.POLICY, second, PERIODS.getFirst()));
            }
            step(isSecond ? 1 + random.nextInt(2) : 1);
            check();
        }
        closeForGood();
        return seen;
    }

    private void step(int version) {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> deliver(random.nextBoolean() ? next() : any());
            case 3, 4, 5, 6 -> run();
            case 7, 8 -> lateRun();
            case 9, 10, 11, 12 -> change();
            case 13 -> reverse();
            case 14 -> move();
            default -> adopt(version);
        }
    }

    private Period any() {
        return PERIODS.get(random.nextInt(PERIODS.size()));
    }

    /** Months tend to be dealt with one after another. */
    private Period next() {
        return random.nextInt(3) == 0
                ? any()
                : PERIODS.stream()
                        .filter(period -> !model.isClosed(period))
                        .findFirst()
                        .orElseGet(this::any);
    }

    private void open(Period period) {
        if (PERIODS.contains(period) && model.status(period) == null) {
            services.periods().open(book.name(), period, book.by("preparer"));
            model.open(period);
        }
    }

    /** One that a bill comes late for, if there is any. */
    private Period closed() {
        var closed = PERIODS.stream().filter(model::isClosed).toList();
        return closed.isEmpty() || random.nextInt(4) == 0
                ? any()
                : closed.get(random.nextInt(closed.size()));
    }

    /** Does what the model does not refuse; of the rest nothing may be left. */
    private boolean isDone(@Nullable String refusal, Runnable work) {
        var events = stored.events();
        assertThat(refusalOf(work)).isEqualTo(refusal);
        if (refusal != null) {
            seen.add(refusal);
            assertThat(stored.events()).isEqualTo(events);
        }
        return refusal == null;
    }

    private void deliver(Period period) {
        var account = "account-" + random.nextInt(2);
        var cents = new TreeMap<String, Long>();
        model.delivered(period, account).ifPresent(bill -> cents.putAll(bill.cents()));
        var team = TEAMS.get(random.nextInt(TEAMS.size()));
        cents.merge(team, 1L + random.nextInt(100_000), Long::sum);
        if (random.nextInt(4) == 0) {
            cents.put(team, -1L - random.nextInt(10_000));
        }
        var bill = new BillFile(period.toString());
        cents.forEach((who, amount) -> bill.add(row(account, who, amount)));
        book.bill(RandomBook.csv(random, bill));
        model.deliver(period, account, cents);
    }

    private static BillFile.Row row(String account, String team, long cents) {
        var cost = BigDecimal.valueOf(cents, 2);
        var service = team.isEmpty() ? "shared" : "database";
        return new BillFile.Row(account, 2, "Usage", cost, cost, "r-" + team, service, "", team);
    }

    private void run() {
        var period = next();
        var order = new Order(book.name(), period, RunKind.CHARGEBACK, WalkedBook.POLICY, null);
        if (isDone(model.refusesRun(period), () -> book.done(book.order(order)))) {
            model.run(period);
            idempotent(() -> book.done(book.order(order)));
        }
    }

    private void lateRun() {
        var period = closed();
        if (random.nextInt(3) > 0) {
            deliver(period);
            open(period.next());
        }
        var into =
                random.nextInt(4) > 0
                        ? model.earliestOpenAfter(period).orElse(period.next())
                        : any();
        var order = late(period, into);
        var refusal = model.refusesLateRun(period, into);
        if (refusal == null) {
            isDone("posting-period-not-earliest", () -> book.order(late(period, into.next())));
        }
        if (refusal == null && model.exceeds(period, into)) {
            var runId = book.order(order);
            book.awaitWork();
            if (isWaived(runId, period)) {
                model.lateRun(period, into);
            }
            return;
        }
        if (isDone(refusal, () -> book.done(book.order(order)))) {
            model.lateRun(period, into);
            idempotent(() -> book.done(book.order(order)));
        }
    }

    private Order late(Period period, Period into) {
        return new Order(book.name(), period, RunKind.CHARGEBACK, WalkedBook.POLICY, null, into);
    }

    /** Two persons decide at once what becomes of a run that waits. */
    private boolean isWaived(String runId, Period period) {
        reviews.requireWaits(runId);
        var reopen = model.status(period) == PeriodStatus.CLOSED && random.nextInt(3) == 0;
        reviews.decide(runId, reopen ? Choice.REOPEN : Choice.WAIVE);
        seen.add(reopen ? "reopened instead" : "waived");
        if (reopen) {
            model.change(Transition.REOPEN, period);
            printed.remove(period);
        }
        return !reopen;
    }

    private void idempotent(Runnable work) {
        var events = stored.events();
        work.run();
        assertThat(stored.events()).isEqualTo(events);
    }

    private void change() {
        var period = random.nextInt(3) > 0 ? next() : any();
        var likely = model.isClosed(period) ? ofClosed() : Transition.CLOSE;
        var all = Transition.values();
        change(period, random.nextInt(3) == 0 ? all[random.nextInt(all.length)] : likely);
    }

    private void change(Period period, Transition transition) {
        var yearIsOver = period.compareTo(Period.parse("2026-01")) < 0;
        var refusal = model.refuses(transition, period);
        if (refusal == null && transition == Transition.CLOSE_PERMANENTLY && !yearIsOver) {
            refusal = "year-not-over";
        }
        if (!isDone(refusal, () -> book.propose(period, transition))) {
            return;
        }
        isDone("own-work", () -> book.approve(period, transition, "preparer"));
        book.approve(period, transition, "approver");
        model.change(transition, period);
        idempotent(() -> book.approve(period, transition, "approver"));
        if (model.isClosed(period)) {
            printed.put(period, stored.printed(period, null));
        } else {
            printed.remove(period);
        }
    }

    /** What is closed at the end of the year stays so. */
    private void closeForGood() {
        for (var period : PERIODS) {
            if (model.isClosed(period)) {
                change(period, Transition.CLOSE_PERMANENTLY);
                change(period, Transition.CLOSE);
            }
        }
        check();
    }

    private Transition ofClosed() {
        return random.nextInt(3) == 0 ? Transition.REOPEN : Transition.CLOSE_PERMANENTLY;
    }

    private void reverse() {
        var entries = stored.entries();
        if (entries.isEmpty()) {
            return;
        }
        var entry = entries.get(random.nextInt(entries.size()));
        if (isDone(refusesReversal(entry, entries), () -> book.reverse(entry.number()))) {
            model.reverse(entry.content().originPeriod(), entry.period(), costs(entry));
            isDone("entry-reversed", () -> book.reverse(entry.number()));
        }
    }

    private @Nullable String refusesReversal(Entry entry, List<Entry> entries) {
        var content = entry.content();
        if (entries.stream().anyMatch(one -> entry.number().equals(one.content().reverses()))) {
            return "entry-reversed";
        }
        if (content.approved() != null && content.runId() == null) {
            return "adjustment-needed";
        }
        if (content.kind() == EntryKind.OUT_OF_PERIOD || "POLICY_CHANGE".equals(content.reason())) {
            return "adoption-needed";
        }
        var status = Objects.requireNonNull(model.status(entry.period()));
        return status.takesPostings() ? null : "period-not-open";
    }

    /** What an entry lays on cost centers, in cents. */
    private static Amounts costs(Entry entry) {
        var amounts = new Amounts();
        for (var posting : entry.content().postings()) {
            var costCenter = posting.costCenter();
            if (costCenter != null) {
                amounts.add(costCenter, posting.signed().minorUnits());
            }
        }
        return amounts;
    }

    /** Two persons move something from one cost center to another. */
    private void move() {
        var entries = stored.entries();
        if (entries.isEmpty()) {
            return;
        }
        var account = entries.getFirst().content().sourceAccount();
        var period = any();
        var from = random.nextInt(COST_CENTERS.size());
        var to = (from + 1) % COST_CENTERS.size();
        var amount = new Money(account.currency(), 1 + random.nextInt(10_000));
        var key = new PostingKey(PostingKey.Kind.DIRECT, "", "Adjustment", "", "", "");
        var content =
                new AdjustmentContent(
                        book.name(),
                        AdjustmentKind.MANUAL,
                        period,
                        period,
                        account,
                        "ERROR",
                        "because",
                        null,
                        null,
                        List.of(
                                new AdjustmentLine(COST_CENTERS.get(from), key, amount.negate()),
                                new AdjustmentLine(COST_CENTERS.get(to), key, amount)));
        var id = book.newId("adjustment");
        var refusal = refusesAdjustment(model.status(period));
        if (isDone(refusal, () -> propose(id, content))) {
            isDone("own-work", () -> approve(id, content, "preparer"));
            approve(id, content, "approver");
            book.awaitWork();
            assertThat(services.models().adjustments().find(id).orElseThrow().status())
                    .isEqualTo(AdjustmentStatus.POSTED);
            model.move(period, COST_CENTERS.get(from), COST_CENTERS.get(to), amount.minorUnits());
        }
    }

    private static @Nullable String refusesAdjustment(@Nullable PeriodStatus status) {
        if (status == null) {
            return "period-unknown";
        }
        return status.takesAdjustments() ? null : "period-closed";
    }

    private void propose(String id, AdjustmentContent content) {
        services.adjustments().propose(id, content, book.by("preparer"));
    }

    private void approve(String id, AdjustmentContent content, String actor) {
        services.adjustments().approve(id, content.hash(), book.by(actor));
    }

    private void adopt(int version) {
        var period = any();
        if (model.isUnclear(period)) {
            return;
        }
        var id = book.newId("adoption");
        var order =
                new AdoptionService.Order(
                        book.name(),
                        WalkedBook.POLICY,
                        version,
                        new TreeSet<>(List.of(period)),
                        "it was wrong");
        Runnable propose = () -> services.adoptions().propose(id, order, book.by("preparer"));
        if (!isDone(model.refusesAdoption(period, version), propose)) {
            return;
        }
        services.upToDate().await();
        var hash = services.models().adoptions().find(id).orElseThrow().contentHash();
        refused("own-work", () -> services.adoptions().approve(id, hash, book.by("preparer")));
        services.adoptions().approve(id, hash, book.by("approver"));
        book.awaitWork();
        var done = services.models().adoptions().find(id).orElseThrow();
        if (model.exceeds(period, version)) {
            assertThat(done.status()).isEqualTo(AdoptionStatus.APPROVED);
            if (!isWaived(done.content().months().getFirst().runId(id), period)) {
                return;
            }
            done = services.models().adoptions().find(id).orElseThrow();
        }
        assertThat(done.status()).as("%s", done.failure()).isEqualTo(AdoptionStatus.COMPLETED);
        model.adopt(period, version);
    }

    /** The ledger is a ledger, and says what the model says; what was closed prints as it did. */
    private void check() {
        ledger.check();
        stored.entries().forEach(entry -> seen.add(entry.content().kind().name()));
        for (var period : model.opened().toList()) {
            assertThat(totals(period)).as("owed for %s", period).isEqualTo(model.owed(period));
            var status = services.models().periods().find(book.name(), period).orElseThrow();
            assertThat(status.status()).isEqualTo(model.status(period));
            seen.add(status.status().name());
        }
        for (var period : PERIODS) {
            assertThat(allocatedAbout(period))
                    .as("charged for %s", period)
                    .isEqualTo(model.allocated(period));
        }
        printed.forEach((period, before) ->
                assertThat(stored.printed(period, null)).as("closed %s", period).isEqualTo(before));
    }

    private Amounts totals(Period period) {
        var totals = new Amounts();
        services.models()
                .statements()
                .list(book.name(), period, View.POSTED, null)
                .statements()
                .forEach(one -> totals.add(one.costCenter(), one.total().minorUnits()));
        return totals;
    }

    private Amounts allocatedAbout(Period period) {
        var amounts = new Amounts();
        stored.entries().stream()
                .filter(entry -> entry.content().originPeriod().equals(period))
                .filter(entry -> entry.content().kind().isAllocated())
                .forEach(entry -> amounts.addAll(costs(entry), 1));
        return amounts;
    }
}
