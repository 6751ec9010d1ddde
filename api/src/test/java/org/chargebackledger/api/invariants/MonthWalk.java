package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.BillFile.Row;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** One month of a book in which random things happen, checked after each of them. */
final class MonthWalk {

    private final Random random;
    private final WalkedBook book;
    private final StoredBook stored;
    private final LedgerChecks ledger;
    private final Refusals refusals;
    private final WalkedAdjustments adjustments;
    private final boolean isMeasured;
    private final TreeMap<String, List<BillFile>> bills = new TreeMap<>();
    private String policy;
    private String usage;
    private Twin.@Nullable Posted posted;

    MonthWalk(Services services, long seed) {
        random = new Random(seed);
        book = new WalkedBook(services, String.format(Locale.ROOT, "W%05d", seed));
        stored = new StoredBook(services, book.name());
        ledger = new LedgerChecks(book, stored);
        policy = RandomPolicy.text(random);
        isMeasured = random.nextInt(3) == 0;
        usage = RandomUsage.csv(random);
        refusals = new Refusals(book, stored, random, policy);
        adjustments = new WalkedAdjustments(book, stored, random);
    }

    void walk() {
        book.setUp(policy);
        book.measure(isMeasured ? usage : "");
        deliver();
        for (var steps = 2 + random.nextInt(4); steps > 0; steps--) {
            step();
            ledger.check();
        }
        run();
        ledger.check();
        refusals.commands();
        close();
        var printed = stored.printed(null);
        a_closed_month_never_moves(printed);
        if (random.nextBoolean()) {
            reopen(printed);
        }
        if (random.nextBoolean()) {
            Twin.check(book, stored, Objects.requireNonNull(posted), random);
        }
        ledger.check();
        if (random.nextInt(3) == 0) {
            deliver();
            LateCharge.check(book, stored, rows());
        }
    }

    private void step() {
        switch (random.nextInt(14)) {
            case 0, 1 -> deliver();
            case 2 -> again();
            case 3 -> refusals.delivery();
            case 4, 5 -> refusals.commands();
            case 6 -> reverse();
            case 7, 10 -> {
                change();
                replay();
            }
            case 8 -> showback();
            case 9 -> acknowledge();
            case 11, 12 -> adjustments.step();
            default -> run();
        }
    }

    private void deliver() {
        var account = "account-" + random.nextInt(3);
        var generator = new RandomBill(random, RandomBook.PERIOD, account);
        var before = bills.computeIfAbsent(account, any -> new ArrayList<>());
        accept(
                account,
                before.isEmpty()
                        ? generator.fresh()
                        : random.nextInt(4) == 0
                                ? generator.shrunk(before.getLast())
                                : generator.restated(before.getLast()));
    }

    private void accept(String account, BillFile bill) {
        var known = Objects.requireNonNull(bills.get(account));
        var delivery = book.bill(RandomBook.csv(random, bill));
        assertThat(delivery.status())
                .as("%s", delivery.findings())
                .isEqualTo(DeliveryStatus.ACCEPTED);
        MoneyChecks.checkDelivery(delivery, bill);
        known.add(bill);
    }

    /** The current delivery again is a duplicate; one that was superseded is news. */
    private void again() {
        var account = bills.firstKey();
        var known = Objects.requireNonNull(bills.get(account));
        var csv = known.getLast().csv();
        book.bill(csv);
        var events = stored.events();
        assertThat(book.stage("focus", csv).duplicate()).isTrue();
        assertThat(stored.events()).isEqualTo(events);
        var older = known.get(random.nextInt(known.size()));
        if (!older.rows().equals(known.getLast().rows())) {
            accept(account, older);
        }
    }

    private void run() {
        var run = book.run();
        var entries = stored.entries();
        var shares = stored.shares(run.runId());
        MoneyChecks.checkShares(shares, rows());
        MoneyChecks.checkPosted(entries, rows());
        MoneyChecks.checkRounding(entries, shares);
        adjustments.billed();
        var events = stored.events();
        assertThat(book.run().runId()).isEqualTo(run.runId());
        assertThat(stored.events()).isEqualTo(events);
        posted = new Twin.Posted(run, governing(), isMeasured ? usage : "", rows());
    }

    /** The rules that a run takes: those of the last one, once there is one. */
    private String governing() {
        var before = posted;
        return before == null ? policy : before.policy();
    }

    /** Other rules charge a posted month by the bill it is posted on, once two persons say so. */
    private void replay() {
        var before = posted;
        if (before == null || before.policy().equals(policy)) {
            return;
        }
        var version = book.newestVersion();
        refused(
                "adoption-needed",
                () -> book.order(RunKind.CHARGEBACK, WalkedBook.POLICY, version));
        if (random.nextBoolean()) {
            var run = book.adoptions().carryOut(WalkedBook.POLICY, version);
            var shares = stored.shares(run.runId());
            MoneyChecks.checkShares(shares, before.rows());
            MoneyChecks.checkPosted(stored.entries(), before.rows());
            MoneyChecks.checkRounding(stored.entries(), shares);
            adjustments.billed();
            posted = new Twin.Posted(run, policy, before.usage(), before.rows());
        }
    }

    private List<Row> rows() {
        return bills.values().stream()
                .filter(known -> !known.isEmpty())
                .flatMap(known -> known.getLast().rows().stream())
                .toList();
    }

    private void showback() {
        var entries = stored.entries();
        MoneyChecks.checkShares(stored.shares(book.run(RunKind.SHOWBACK).runId()), rows());
        assertThat(stored.entries()).isEqualTo(entries);
    }

    /** What is taken back is posted again by the next run, not by the reversal. */
    private void reverse() {
        var entries = stored.entries();
        var reversed = entries.stream().map(entry -> entry.content().reverses()).toList();
        var open =
                entries.stream()
                        .filter(entry -> entry.content().kind() != EntryKind.REVERSAL)
                        .filter(entry -> entry.content().approved() == null)
                        .filter(entry -> !"POLICY_CHANGE".equals(entry.content().reason()))
                        .filter(entry -> !reversed.contains(entry.number()))
                        .toList();
        if (!open.isEmpty()) {
            book.reverse(open.get(random.nextInt(open.size())).number());
            assertThat(stored.entries()).hasSize(entries.size() + 1);
        }
    }

    private void change() {
        switch (random.nextInt(3)) {
            case 0 -> {
                var requested = "requested: \"0." + (1 + random.nextInt(9)) + "\"";
                var other = policy.replaceFirst("requested: \"[0-9.]+\"", requested);
                if (other.equals(policy)) {
                    return;
                }
                policy = other;
                book.adopt(policy);
            }
            case 1 -> {
                if (isMeasured) {
                    usage = RandomUsage.csv(random);
                    book.readings("usage-csv", usage);
                }
            }
            default -> rename();
        }
    }

    private void rename() {
        var search = RandomBook.search("Search " + random.nextInt(1_000_000));
        book.enter(search);
        var events = stored.events();
        book.enter(search);
        assertThat(stored.events()).isEqualTo(events);
    }

    private void acknowledge() {
        var entries = stored.entries();
        if (!entries.isEmpty()) {
            var number = entries.get(random.nextInt(entries.size())).number();
            book.acknowledge(number, "4711");
            var events = stored.events();
            book.acknowledge(number, "4711");
            refused("already-posted", () -> book.acknowledge(number, "4712"));
            assertThat(stored.events()).isEqualTo(events);
        }
    }

    private void close() {
        var closes = stored.closes().size();
        if (random.nextInt(3) == 0) {
            book.propose(Transition.SOFT_CLOSE);
            book.approve(Transition.SOFT_CLOSE, "approver");
            adjustments.step();
        }
        book.propose(Transition.CLOSE);
        var proposed = stored.events();
        refused("own-work", () -> book.approve(Transition.CLOSE, "preparer"));
        assertThat(stored.events()).isEqualTo(proposed);
        book.approve(Transition.CLOSE, "approver");
        var closed = stored.events();
        book.approve(Transition.CLOSE, "approver");
        assertThat(stored.events()).isEqualTo(closed);
        assertThat(stored.closes()).hasSize(closes + 1);
    }

    private void a_closed_month_never_moves(List<String> printed) {
        var entry = stored.entries().getFirst().number();
        refused("period-not-open", () -> book.order(RunKind.CHARGEBACK, WalkedBook.POLICY));
        refused("period-state", () -> book.propose(Transition.CLOSE));
        refused(
                stored.entries().stream().anyMatch(one -> entry.equals(one.content().reverses()))
                        ? "entry-reversed"
                        : "period-not-open",
                () -> book.reverse(entry));
        adjustments.requireRefused("period-closed");
        for (var changes = 1 + random.nextInt(2); changes > 0; changes--) {
            if (random.nextBoolean()) {
                deliver();
            } else {
                change();
            }
        }
        showback();
        refused("period-not-open", () -> book.order(RunKind.CHARGEBACK, WalkedBook.POLICY));
        assertThat(stored.printed(null)).isEqualTo(printed);
        ledger.check();
    }

    /** A reopened month posts the difference; what the first close printed is still printed. */
    private void reopen(List<String> printed) {
        var asOf = stored.closes().getLast().asOf();
        book.propose(Transition.REOPEN);
        refused("own-work", () -> book.approve(Transition.REOPEN, "preparer"));
        book.approve(Transition.REOPEN, "approver");
        run();
        ledger.check();
        close();
        assertThat(stored.printed(asOf)).isEqualTo(printed);
    }
}
