package org.chargebackledger.api.coverage;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sums of exact amounts of one currency, by what decided about them. */
final class KindSums {

    private static final int DECIMALS = 4;

    private final Map<AttributionKind, Exact> sums = new EnumMap<>(AttributionKind.class);

    void add(AttributionKind kind, Exact amount) {
        sums.merge(kind, amount, Exact::plus);
    }

    Exact of(AttributionKind kind) {
        return sums.getOrDefault(kind, Exact.ZERO);
    }

    Exact total() {
        return sums.values().stream().reduce(Exact.ZERO, Exact::plus);
    }

    /** The sums by kind, rounded so that they add up to their rounded total. */
    Map<AttributionKind, Money> rounded(CurrencyCode currency) {
        var kinds = List.of(AttributionKind.values());
        var units =
                Rounding.toTotal(
                        kinds.stream().map(this::of).toList(),
                        Rounding.halfAwayFromZero(total(), currency));
        var rounded = new EnumMap<AttributionKind, Money>(AttributionKind.class);
        for (var i = 0; i < units.length; i++) {
            rounded.put(kinds.get(i), new Money(currency, units[i]));
        }
        return rounded;
    }

    /**
     * Which part found its cost center of what had to: what is shared, idle or follows other cost
     * had not to. Null where nothing had to.
     */
    @Nullable Exact coverage() {
        var attributed = Exact.ZERO;
        for (var kind : AttributionKind.values()) {
            if (kind.isAttributed()) {
                attributed = attributed.plus(of(kind));
            }
        }
        return ratio(attributed, attributed.plus(of(AttributionKind.UNATTRIBUTED)));
    }

    /** A part of a whole, cut off so that it never looks better; null of nothing. */
    static @Nullable Exact ratio(Exact part, Exact whole) {
        if (whole.signum() <= 0) {
            return null;
        }
        var parts = part.unscaled().multiply(BigInteger.TEN.pow(DECIMALS));
        var floor = parts.subtract(parts.mod(whole.unscaled())).divide(whole.unscaled());
        return Exact.of(new BigDecimal(floor, DECIMALS).min(BigDecimal.ONE));
    }
}
