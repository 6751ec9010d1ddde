package org.chargebackledger.ledger.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * Exact amounts of one currency as posted amounts of another, at a fixed rate: nothing is rounded
 * before the other currency's minor unit.
 *
 * @param rate units of the other currency for one unit of the first
 */
public record Conversion(BigDecimal rate, CurrencyCode to) {

    /** Decimals of a rate at most. */
    public static final int RATE_DECIMALS = 12;

    public Conversion {
        if (rate.signum() <= 0 || rate.scale() > RATE_DECIMALS) {
            throw new IllegalArgumentException("no rate: " + rate);
        }
    }

    /** A total, rounded once, a half away from zero. */
    public Money total(Exact exact) {
        var product = exact.toBigDecimal().multiply(rate);
        return new Money(
                to,
                product.setScale(to.digits(), RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact());
    }

    /** A posted total, likewise. */
    public Money total(Money posted) {
        return total(posted.exact());
    }

    /** Shares as they add up to a converted total, see {@link Rounding#toTotal}. */
    public long[] toTotal(List<Exact> shares, Money total) {
        var factor = rate.setScale(RATE_DECIMALS).unscaledValue();
        return Rounding.toTotal(
                shares.stream().map(share -> share.unscaled().multiply(factor)).toList(),
                BigInteger.TEN.pow(Exact.SCALE + RATE_DECIMALS - to.digits()),
                Rounding.isMirrored(shares),
                total.minorUnits());
    }

    /**
     * The nearest exact figure at 10⁻²⁴. For weights and balances that are carried on; what is
     * posted is converted at once.
     */
    public Exact figure(Exact exact) {
        return Exact.of(
                exact.toBigDecimal().multiply(rate).setScale(Exact.SCALE, RoundingMode.HALF_EVEN));
    }
}
