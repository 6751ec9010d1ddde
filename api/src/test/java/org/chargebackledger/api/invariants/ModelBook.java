package org.chargebackledger.api.invariants;

import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A book as simple as it can be: amounts in whole cents, lines that say who bears them, and for
 * each month what was billed, what of it is charged, and where.
 */
final class ModelBook {

    /** The cost center of a line that names none, by policy version. */
    private static final Map<Integer, String> SHARED = Map.of(1, "CC-2300", 2, "CC-2100");

    private static final Map<String, String> TEAMS =
            Map.of("payments", "CC-2100", "search", "CC-2200", "data", "CC-2300");

    /** Who bears what, in cents; nobody bears nothing. */
    static final class Amounts extends TreeMap<String, Long> {

        void add(String costCenter, long cents) {
            if (merge(costCenter, cents, Long::sum) == 0) {
                remove(costCenter);
            }
        }

        void addAll(SortedMap<String, Long> other, int sign) {
            other.forEach((costCenter, cents) -> add(costCenter, sign * cents));
        }
    }

    /**
     * One state of an account's bill.
     *
     * @param cents by team; the empty team is what all share
     */
    record Bill(int revision, SortedMap<String, Long> cents) {}

    /** One month. */
    static final class Month {
        private @Nullable PeriodStatus status;
        private final TreeMap<String, Bill> delivered = new TreeMap<>();
        private final TreeMap<String, Bill> charged = new TreeMap<>();
        private int version;

        /** What runs posted about the month, wherever; and everything posted in it. */
        private final Amounts allocated = new Amounts();

        private final Amounts owed = new Amounts();
        private final java.util.TreeSet<Period> about = new java.util.TreeSet<>();

        private Amounts should(Map<String, Bill> bills) {
            var amounts = new Amounts();
            for (var bill : bills.values()) {
                bill.cents()
                        .forEach((team, cents) ->
                                amounts.add(
                                        team.isEmpty()
                                                ? SHARED.getOrDefault(version, "")
                                                : TEAMS.getOrDefault(team, ""),
                                        cents));
            }
            return amounts;
        }

        /** What each posting key bears of each account, by what it is called. */
        private Map<String, Long> keys(Map<String, Bill> bills, int by) {
            var keys = new TreeMap<String, Long>();
            bills.forEach((account, bill) ->
                    bill.cents()
                            .forEach((team, cents) -> {
                                var costCenter = team.isEmpty() ? SHARED.get(by) : TEAMS.get(team);
                                keys.put(account + "/" + team + " " + costCenter, cents);
                            }));
            return keys;
        }

        private boolean isPosted() {
            return version > 0;
        }

        private boolean isWhole() {
            return isPosted() && allocated.equals(should(charged));
        }

        private boolean isBilledElsewise() {
            return isPosted() && !charged.equals(delivered);
        }

        private boolean isClosed() {
            return status == PeriodStatus.CLOSED || status == PeriodStatus.PERMANENTLY_CLOSED;
        }

        private boolean takesPostings() {
            return status != null && status.takesPostings();
        }
    }

    private final TreeMap<Period, Month> months = new TreeMap<>();
    private final ModelSizes sizes = new ModelSizes();
    private int newest = 1;

    private Month month(Period period) {
        return months.computeIfAbsent(period, any -> new Month());
    }

    void deliver(Period period, String account, SortedMap<String, Long> cents) {
        var known = month(period).delivered;
        var before = known.get(account);
        known.put(account, new Bill(before == null ? 1 : before.revision() + 1, cents));
    }

    Optional<Bill> delivered(Period period, String account) {
        return Optional.ofNullable(month(period).delivered.get(account));
    }

    void approve(int version) {
        newest = version;
    }

    @Nullable PeriodStatus status(Period period) {
        return month(period).status;
    }

    Amounts owed(Period period) {
        return month(period).owed;
    }

    Amounts allocated(Period period) {
        return month(period).allocated;
    }

    /** What a run of a month is refused as; null when it is not. */
    @Nullable String refusesRun(Period period) {
        var month = month(period);
        if (month.status != null && !month.takesPostings()) {
            return "period-not-open";
        }
        return month.delivered.isEmpty() ? "no-bill" : null;
    }

    void run(Period period) {
        var month = month(period);
        if (month.status == null) {
            month.status = PeriodStatus.OPEN;
        }
        charge(period, period, month.isPosted() ? month.version : newest, month.delivered);
    }

    @Nullable String refusesLateRun(Period period, Period into) {
        if (!month(period).isClosed()) {
            return "period-not-closed";
        }
        var earliest = earliestOpenAfter(period);
        if (earliest.isEmpty()) {
            return "no-open-period";
        }
        return earliest.get().equals(into) ? null : "posting-period-not-earliest";
    }

    void lateRun(Period period, Period into) {
        var month = month(period);
        charge(period, into, month.version, month.delivered);
    }

    @Nullable String refusesAdoption(Period period, int version) {
        var month = month(period);
        if (!month.isPosted()) {
            return "nothing-posted";
        }
        if (month.version == version && month.isWhole()) {
            return "adoption-changes-nothing";
        }
        return month.takesPostings() || earliestOpenAfter(period).isPresent()
                ? null
                : "no-open-period";
    }

    void adopt(Period period, int version) {
        var month = month(period);
        var into = month.takesPostings() ? period : earliestOpenAfter(period).orElseThrow();
        charge(period, into, version, new TreeMap<>(month.charged));
    }

    void limit(long cents) {
        sizes.limit(cents);
    }

    /** Whether a late run of a month waits for two persons. */
    boolean exceeds(Period period, Period into) {
        var month = month(period);
        return month.isBilledElsewise()
                && sizes.exceeds(
                        period, into, true, changes(month, month.version, month.delivered));
    }

    /** Whether another version waits for two persons in a month that is closed. */
    boolean exceeds(Period period, int version) {
        var month = month(period);
        return !month.takesPostings()
                && sizes.exceeds(
                        period,
                        earliestOpenAfter(period).orElseThrow(),
                        month.isClosed(),
                        changes(month, version, month.charged));
    }

    /** Whether entries of a month that is soft-closed were reversed: what is posted is no run's. */
    boolean isUnclear(Period period) {
        var month = month(period);
        return sizes.isLimited() && month.status == PeriodStatus.SOFT_CLOSED && !month.isWhole();
    }

    private static List<ModelSizes.Size> changes(
            Month month, int version, Map<String, Bill> bills) {
        var changes = month.keys(bills, version);
        month.keys(month.charged, month.version)
                .forEach((key, cents) -> changes.merge(key, -cents, Long::sum));
        return changes.entrySet().stream()
                .map(one ->
                        new ModelSizes.Size(
                                one.getKey().substring(one.getKey().indexOf('/')), one.getValue()))
                .toList();
    }

    Optional<Period> earliestOpenAfter(Period period) {
        return months.tailMap(period, false).entrySet().stream()
                .filter(later -> later.getValue().status == PeriodStatus.OPEN)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void charge(Period origin, Period into, int version, Map<String, Bill> bills) {
        var month = month(origin);
        if (month.isPosted()) {
            sizes.note(origin, into, changes(month, version, bills));
        }
        month.version = version;
        var change = month.should(bills);
        change.addAll(month.allocated, -1);
        month.charged.clear();
        month.charged.putAll(bills);
        allocate(origin, into, change, 1);
    }

    private void allocate(Period origin, Period into, SortedMap<String, Long> change, int sign) {
        month(origin).allocated.addAll(change, sign);
        month(into).owed.addAll(change, sign);
        if (!change.isEmpty()) {
            month(into).about.add(origin);
        }
    }

    /** An entry of a run is taken back where it is. */
    void reverse(Period origin, Period period, SortedMap<String, Long> entry) {
        allocate(origin, period, entry, -1);
    }

    void move(Period period, String from, String to, long cents) {
        month(period).owed.add(from, -cents);
        month(period).owed.add(to, cents);
    }

    void open(Period period) {
        if (month(period).status == null) {
            month(period).status = PeriodStatus.OPEN;
        }
    }

    /** What a change of state is refused as; null when it is not. */
    @Nullable String refuses(Transition transition, Period period) {
        var status = month(period).status;
        if (status == null) {
            return "period-unknown";
        }
        var isPossible =
                switch (transition) {
                    case SOFT_CLOSE -> status.takesPostings();
                    case CLOSE -> status.takesAdjustments();
                    case CLOSE_PERMANENTLY -> status == PeriodStatus.CLOSED;
                    case REOPEN ->
                            status == PeriodStatus.SOFT_CLOSED || status == PeriodStatus.CLOSED;
                };
        if (!isPossible) {
            return "period-state";
        }
        return transition == Transition.CLOSE && !isReady(period) ? "close-checklist-unmet" : null;
    }

    private boolean isReady(Period period) {
        var month = month(period);
        return month.isWhole()
                && !month.isBilledElsewise()
                && month.about.stream().allMatch(origin -> month(origin).isWhole())
                && months.headMap(period).values().stream()
                        .noneMatch(earlier -> earlier.isClosed() && earlier.isBilledElsewise());
    }

    void change(Transition transition, Period period) {
        if (transition == Transition.CLOSE) {
            sizes.close(period);
        }
        month(period).status =
                switch (transition) {
                    case SOFT_CLOSE -> PeriodStatus.SOFT_CLOSED;
                    case CLOSE -> PeriodStatus.CLOSED;
                    case CLOSE_PERMANENTLY -> PeriodStatus.PERMANENTLY_CLOSED;
                    case REOPEN -> PeriodStatus.REOPENED;
                };
    }

    Stream<Period> opened() {
        return months.entrySet().stream()
                .filter(one -> one.getValue().status != null)
                .map(Map.Entry::getKey);
    }

    boolean isClosed(Period period) {
        return month(period).isClosed();
    }
}
