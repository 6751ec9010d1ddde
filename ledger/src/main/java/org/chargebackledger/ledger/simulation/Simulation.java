package org.chargebackledger.ledger.simulation;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Months under another policy, beside what is posted for them. What a cost center in showback would
 * bear counts as its own, whoever holds it meanwhile.
 *
 * @param months in their order
 */
public record Simulation(List<SimulatedMonth> months) {

    private static final Comparator<KeyChange> LARGEST =
            Comparator.comparing((KeyChange change) ->
                            change.amounts().difference().exact().toBigDecimal().abs())
                    .reversed()
                    .thenComparing(KeyChange::period)
                    .thenComparing(KeyChange::slot);

    /** Something in one currency; the name is empty where it has none. */
    private record Subject(String name, CurrencyCode currency) implements Comparable<Subject> {

        @Override
        public int compareTo(Subject other) {
            var byName = CodePointOrder.INSTANCE.compare(name, other.name);
            return byName == 0 ? currency.code().compareTo(other.currency.code()) : byName;
        }
    }

    /** All slots of all months. */
    public List<KeyChange> keys() {
        return months.stream().map(SimulatedMonth::keys).flatMap(List::stream).toList();
    }

    /** Every cost center that has or would have an amount, by code. */
    public List<CostCenterChange> costCenters() {
        var found = new TreeMap<Subject, SortedMap<Period, Amounts>>();
        each((slot, change) -> {
            var costCenter = costCenter(slot);
            if (costCenter != null) {
                var subject = new Subject(costCenter, slot.account().currency());
                found.computeIfAbsent(subject, this::noAmounts)
                        .merge(change.period(), change.amounts(), Amounts::plus);
            }
        });
        return found.entrySet().stream()
                .map(one ->
                        new CostCenterChange(
                                one.getKey().name(),
                                one.getKey().currency(),
                                sum(one.getKey().currency(), one.getValue().values()),
                                one.getValue()))
                .toList();
    }

    /** What each pool distributes, and what none does, by id. */
    public List<PoolChange> pools() {
        var found = new TreeMap<Subject, Amounts>();
        each((slot, change) -> {
            var key = slot.key();
            if (key != null) {
                var subject = new Subject(key.pool(), slot.account().currency());
                found.merge(subject, change.amounts(), Amounts::plus);
            }
        });
        return found.entrySet().stream()
                .map(one ->
                        new PoolChange(
                                one.getKey().name(), one.getKey().currency(), one.getValue()))
                .toList();
    }

    /** The slots that change most, the largest first; what stays the same is not among them. */
    public List<KeyChange> largestChanges(int limit) {
        return keys().stream()
                .filter(change -> !change.amounts().difference().isZero())
                .sorted(LARGEST)
                .limit(limit)
                .toList();
    }

    private void each(BiConsumer<Slot, KeyChange> action) {
        for (var month : months) {
            month.keys().forEach(change -> action.accept(change.slot(), change));
        }
    }

    private SortedMap<Period, Amounts> noAmounts(Subject subject) {
        var months = new TreeMap<Period, Amounts>();
        this.months.forEach(month -> months.put(month.period(), Amounts.none(subject.currency())));
        return months;
    }

    private static Amounts sum(CurrencyCode currency, Collection<Amounts> amounts) {
        return amounts.stream().reduce(Amounts.none(currency), Amounts::plus);
    }

    private static @Nullable String costCenter(Slot slot) {
        return slot.memo() == null ? slot.costCenter() : slot.memo();
    }
}
