package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The earlier months whose posted shares a month's corrections follow. */
final class FrozenMonths {

    private final Map<Period, FrozenShares> months;
    private final UnaryOperator<String> chargeable;

    /**
     * @param chargeable the code that is charged now for a code of then
     */
    FrozenMonths(List<FrozenShares> months, UnaryOperator<String> chargeable) {
        this.months =
                months.stream()
                        .collect(Collectors.toMap(FrozenShares::period, Function.identity()));
        this.chargeable = chargeable;
    }

    /** The month of a charge if its posted shares are known; a charge is of its first day's. */
    @Nullable Period of(int startDay) {
        if (months.isEmpty()) {
            return null;
        }
        var month = Period.of(LocalDate.ofEpochDay(startDay));
        return months.containsKey(month) ? month : null;
    }

    /** A number that stands for the same; 0 for no month. */
    int code(int startDay) {
        var month = of(startDay);
        return month == null
                ? 0
                : Math.toIntExact(month.month().getLong(ChronoField.PROLEPTIC_MONTH));
    }

    /** Who is charged now for what was paid for charges then. */
    SortedMap<Place, Exact> places(Trails.Key charges) {
        var month = charges.month();
        var shares = month == null ? null : months.get(new Period(month));
        var places = new TreeMap<Place, Exact>();
        if (shares != null) {
            shares.payers(charges.asBilled())
                    .forEach((place, amount) ->
                            places.merge(
                                    place.with(chargeable.apply(place.costCenter())),
                                    amount,
                                    Exact::plus));
        }
        return places;
    }
}
