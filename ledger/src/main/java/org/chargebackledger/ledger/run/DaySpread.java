package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Spreads what was stored whole over its UTC days. */
public final class DaySpread {

    private DaySpread() {}

    /** Over whole days, each alike. */
    static Exact[] overDays(Exact whole, int days) {
        return days == 1
                ? new Exact[] {whole}
                : inProportion(whole, LongStream.generate(() -> 1).limit(days).toArray());
    }

    /**
     * Over the months that whole days are in.
     *
     * @param endDay the day after the last, as an epoch day
     */
    public static SortedMap<Period, Exact> overMonths(Exact whole, int firstDay, int endDay) {
        var first = Period.of(LocalDate.ofEpochDay(firstDay));
        var days = Math.max(1, endDay - firstDay);
        var months = new TreeMap<Period, Exact>();
        if (first.contains(LocalDate.ofEpochDay(firstDay + days - 1L))) {
            months.put(first, whole);
            return months;
        }
        var parts = overDays(whole, days);
        for (var i = 0; i < parts.length; i++) {
            months.merge(
                    Period.of(LocalDate.ofEpochDay(firstDay + (long) i)), parts[i], Exact::plus);
        }
        return months;
    }

    /** Over the days a span touches, by the time it has in each. */
    static Exact[] overDays(Exact whole, TimeSpan span) {
        var days = span.days();
        return days.length == 1
                ? new Exact[] {whole}
                : inProportion(
                        whole,
                        Arrays.stream(days).map(day -> span.within(TimeSpan.ofDay(day))).toArray());
    }

    /** Leftover units of 10⁻²⁴ go to the earliest days; a negative amount mirrors a positive. */
    private static Exact[] inProportion(Exact whole, long[] times) {
        var total = BigInteger.valueOf(Arrays.stream(times).sum());
        var magnitude = whole.unscaled().abs();
        var parts = new BigInteger[times.length];
        var leftover = magnitude;
        for (var i = 0; i < parts.length; i++) {
            parts[i] = magnitude.multiply(BigInteger.valueOf(times[i])).divide(total);
            leftover = leftover.subtract(parts[i]);
        }
        for (var i = 0; leftover.signum() > 0; i++) {
            parts[i] = parts[i].add(BigInteger.ONE);
            leftover = leftover.subtract(BigInteger.ONE);
        }
        return Arrays.stream(parts)
                .map(part -> Exact.ofUnscaled(whole.signum() < 0 ? part.negate() : part))
                .toArray(Exact[]::new);
    }
}
