package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement.View;
import org.chargebackledger.projections.statement.StatementList.Summary;
import org.chargebackledger.projections.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each cost center was charged in each of several months. */
@Component
class MonthTotals {

    private final Statements statements;
    private final Ownership ownership;

    MonthTotals(Statements statements, Ownership ownership) {
        this.statements = statements;
        this.ownership = ownership;
    }

    /**
     * One cost center in one currency.
     *
     * @param months its totals, oldest first; null where nothing was posted
     * @param change of the last month to the one before
     */
    public record Row(
            String code,
            String name,
            CurrencyCode currency,
            List<@Nullable Money> months,
            @Nullable Money change,
            List<Bars.Bar> bars) {}

    /** Whose months they are, in which currency. */
    private record Owner(String code, CurrencyCode currency) {
        static final Comparator<Owner> ORDER =
                Comparator.comparing(Owner::code).thenComparing(Owner::currency);
    }

    /** The rows of all cost centers the viewer sees, by code. */
    List<Row> of(Actor actor, Book book, List<Period> periods) {
        var names =
                ownership.visible(actor, book).stream()
                        .collect(Collectors.toMap(CostCenter::code, CostCenter::name));
        var totals = new TreeMap<Owner, List<@Nullable Money>>(Owner.ORDER);
        for (var i = 0; i < periods.size(); i++) {
            var list = statements.list(book.name(), periods.get(i), View.POSTED, null);
            for (var summary : list.statements()) {
                if (actor.seesEverything() || names.containsKey(summary.costCenter())) {
                    put(totals, summary, i, periods.size());
                }
            }
        }
        var largest =
                totals.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(money -> money == null ? 0 : money.minorUnits())
                        .max()
                        .orElse(0);
        return totals.entrySet().stream()
                .map(one ->
                        row(
                                one.getKey(),
                                names.getOrDefault(one.getKey().code(), ""),
                                one.getValue(),
                                largest))
                .toList();
    }

    private static void put(
            Map<Owner, List<@Nullable Money>> totals, Summary summary, int month, int months) {
        var owner = new Owner(summary.costCenter(), summary.total().currency());
        var list = totals.get(owner);
        if (list == null) {
            list = new ArrayList<>();
            for (var i = 0; i < months; i++) {
                list.add(null);
            }
            totals.put(owner, list);
        }
        list.set(month, summary.total());
    }

    private static Row row(Owner owner, String name, List<@Nullable Money> months, long largest) {
        return new Row(
                owner.code(),
                name,
                owner.currency(),
                months,
                change(months),
                Bars.of(months, largest));
    }

    private static @Nullable Money change(List<@Nullable Money> months) {
        var size = months.size();
        var last = size < 2 ? null : months.get(size - 1);
        var before = size < 2 ? null : months.get(size - 2);
        return last == null || before == null ? null : last.minus(before);
    }
}
