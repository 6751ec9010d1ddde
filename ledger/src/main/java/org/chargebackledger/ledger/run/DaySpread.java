package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Spreads what was stored whole over its UTC days. */
final class DaySpread {

    private DaySpread() {}

    /** Over whole days, each alike. */
    static Exact[] overDays(Exact whole, int days) {
        return days == 1
                ? new Exact[] {whole}
                : inProportion(whole, LongStream.generate(() -> 1).limit(days).toArray());
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
