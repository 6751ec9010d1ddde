package org.chargebackledger.ledger.walk;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.walk.ModelCharges.Amount;
import org.chargebackledger.ledger.walk.ModelCharges.Change;
import org.chargebackledger.ledger.walk.ModelCharges.Slot;
import org.chargebackledger.ledger.walk.World.Inputs;
import org.chargebackledger.ledger.walk.World.Month;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two books as simple as they can be: cents and euro cents by account, what each month was charged
 * by, and where it stands.
 */
final class ModelLedger {

    /** What a run posts: in its own book, and in the other one if anything. */
    final class Posting {
        final Month month;
        final Period own;
        final Inputs inputs;
        private final List<Change> changes;

        private Posting(Month month, Period own, Inputs inputs, List<Change> changes) {
            this.month = month;
            this.own = own;
            this.inputs = inputs;
            this.changes = changes;
        }

        String otherBook() {
            return month.book().equals("main") ? "de01" : "main";
        }

        boolean isShared() {
            return changes.stream().anyMatch(one -> one.isDue() && !one.isNothing());
        }

        Period other() {
            return monthOf(otherBook(), month.period(), own);
        }

        /** The books whose limits it exceeds. */
        List<String> exceeds() {
            var books = new ArrayList<String>();
            if (exceeds(month.book(), own)) {
                books.add(month.book());
            }
            if (isShared() && exceeds(otherBook(), other())) {
                books.add(otherBook());
            }
            return books;
        }

        private boolean exceeds(String book, Period posting) {
            return !posting.equals(month.period())
                    && sizes.exceeds(
                            book, month.period(), posting, sizes(book), isClosed(month(book)));
        }

        private Month month(String book) {
            return new Month(book, month.period());
        }

        private List<ModelSizes.Size> sizes(String book) {
            var all = new ArrayList<ModelSizes.Size>();
            for (var change : changes) {
                if (book.equals(month.book()) || change.isDue()) {
                    var slot = change.slot();
                    var place =
                            book.equals(month.book()) ? slot.place() : "cost:" + slot.costCenter();
                    var item = place + " " + slot.costCenter();
                    var currency = slot.account().currency().code();
                    all.add(new ModelSizes.Size(item, currency, change.byBill().cents()));
                    all.add(new ModelSizes.Size(item, "EUR", change.byRate()));
                }
            }
            return all;
        }
    }

    private final Map<Month, PeriodStatus> status = new HashMap<>();
    private final Map<Month, Map<Slot, Amount>> allocated = new HashMap<>();
    private final Map<Month, Inputs> charged = new HashMap<>();
    private final TreeMap<String, Long> balances = new TreeMap<>();
    private final ModelSizes sizes;

    private int version;

    ModelLedger(Map<String, Long> limits) {
        sizes = new ModelSizes(limits);
    }

    Map<String, Long> balances() {
        return balances;
    }

    /** Another one after each change. */
    int version() {
        return version;
    }

    @Nullable PeriodStatus status(Month month) {
        return status.get(month);
    }

    boolean isClosed(Month month) {
        return status.get(month) == PeriodStatus.CLOSED
                || status.get(month) == PeriodStatus.PERMANENTLY_CLOSED;
    }

    boolean takesPostings(Month month) {
        var now = status.get(month);
        return now == PeriodStatus.OPEN || now == PeriodStatus.REOPENED;
    }

    boolean takesAdjustments(Month month) {
        return takesPostings(month) || status.get(month) == PeriodStatus.SOFT_CLOSED;
    }

    void open(Month month) {
        status.putIfAbsent(month, PeriodStatus.OPEN);
    }

    /** The first open month after one; null where none is. */
    @Nullable Period earliestOpen(String book, Period after) {
        for (var period = after.next();
                period.compareTo(Period.parse("2028-01")) < 0;
                period = period.next()) {
            if (status.get(new Month(book, period)) == PeriodStatus.OPEN) {
                return period;
            }
        }
        return null;
    }

    private Period monthOf(String book, Period origin, Period posting) {
        var at = new Month(book, origin);
        if (takesPostings(at)) {
            return origin;
        }
        if (!isClosed(at) && origin.equals(posting)) {
            return origin;
        }
        var open = earliestOpen(book, origin);
        if (open != null) {
            return open;
        }
        if (!posting.equals(origin) && !status.containsKey(new Month(book, posting))) {
            return posting;
        }
        return status.keySet().stream()
                .filter(month -> month.book().equals(book))
                .map(Month::period)
                .max(Period::compareTo)
                .orElseThrow()
                .next();
    }

    /** What a run of a month is about to post. */
    Posting posting(Month month, Period own, Inputs inputs) {
        return new Posting(
                month,
                own,
                inputs,
                ModelCharges.changes(
                        month,
                        !own.equals(month.period()),
                        inputs,
                        charged.get(month),
                        allocated.getOrDefault(month, Map.of())));
    }

    /** Why it cannot be posted now; null when it can. */
    @Nullable String refuses(Posting posting) {
        var own = status.get(new Month(posting.month.book(), posting.own));
        if (own != null && !takesPostings(new Month(posting.month.book(), posting.own))) {
            return "period-not-open";
        }
        var other =
                new Month(posting.otherBook(), posting.isShared() ? posting.other() : posting.own);
        return posting.isShared() && status.containsKey(other) && !takesPostings(other)
                ? "period-not-open"
                : null;
    }

    void post(Posting posting) {
        version++;
        var month = posting.month;
        var isShared = posting.isShared();
        var other = isShared ? posting.other() : null;
        var own = new Month(month.book(), posting.own);
        var sums = new HashMap<>(allocated.getOrDefault(month, Map.of()));
        sizes.note(own, month.period(), posting.sizes(month.book()));
        if (other != null) {
            open(new Month(posting.otherBook(), other));
            sizes.note(
                    new Month(posting.otherBook(), other),
                    month.period(),
                    posting.sizes(posting.otherBook()));
        }
        for (var change : posting.changes) {
            var slot = change.slot();
            var cents = change.byBill().cents();
            var euro = change.byBill().euro() + change.byRate();
            book(own, slot.account(), slot.place(), cents, euro);
            book(own, slot.account(), clearing(slot.account()), -cents, -euro);
            if (other != null && change.isDue()) {
                var there = new Month(posting.otherBook(), other);
                book(there, slot.account(), "cost:" + slot.costCenter(), cents, euro);
                var owed = "due-to:" + World.entity(month.book());
                book(there, slot.account(), owed, -cents, -euro);
            }
            var before = sums.getOrDefault(slot, new Amount(0, 0));
            sums.put(slot, new Amount(before.cents() + cents, before.euro() + euro));
        }
        allocated.put(month, sums);
        charged.put(month, posting.inputs);
    }

    private static String clearing(SourceAccount account) {
        return "clearing:" + account.provider() + ":" + account.billingAccount();
    }

    /** What two persons move, from one cost center to another. */
    void move(
            Month month,
            Period origin,
            SourceAccount account,
            List<String> who,
            List<Long> cents,
            long rate) {
        version++;
        var euro = Worth.of(account, cents, rate);
        var moved = new ArrayList<ModelSizes.Size>();
        for (var i = 0; i < who.size(); i++) {
            var place = "cost:" + who.get(i);
            book(month, account, place, cents.get(i), euro.get(i));
            moved.add(
                    new ModelSizes.Size(
                            place + " " + who.get(i), account.currency().code(), cents.get(i)));
        }
        sizes.note(month, origin, moved);
    }

    private void book(Month month, SourceAccount account, String place, long cents, long euro) {
        var key = month.book() + " " + month.period() + " " + place;
        add(key + " " + account.currency(), cents);
        add(key + " worth", euro);
    }

    private void add(String key, long units) {
        if (units != 0 && balances.merge(key, units, Long::sum) == 0) {
            balances.remove(key);
        }
    }

    /** What a change of state is refused as; null when it is not. */
    @Nullable String refuses(Transition transition, Month month, boolean isReady) {
        var now = status.get(month);
        if (now == null) {
            return "period-unknown";
        }
        var isPossible =
                switch (transition) {
                    case SOFT_CLOSE -> takesPostings(month);
                    case CLOSE -> takesAdjustments(month);
                    case CLOSE_PERMANENTLY -> now == PeriodStatus.CLOSED;
                    case REOPEN -> now == PeriodStatus.SOFT_CLOSED || now == PeriodStatus.CLOSED;
                };
        if (!isPossible) {
            return "period-state";
        }
        return transition == Transition.CLOSE && !isReady ? "close-checklist-unmet" : null;
    }

    void change(Transition transition, Month month) {
        version++;
        status.put(
                month,
                switch (transition) {
                    case SOFT_CLOSE -> PeriodStatus.SOFT_CLOSED;
                    case CLOSE -> PeriodStatus.CLOSED;
                    case CLOSE_PERMANENTLY -> PeriodStatus.PERMANENTLY_CLOSED;
                    case REOPEN -> PeriodStatus.REOPENED;
                });
        if (transition == Transition.CLOSE) {
            sizes.close(month);
        }
    }
}
