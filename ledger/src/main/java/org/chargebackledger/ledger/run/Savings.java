package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Conversion;
import org.chargebackledger.ledger.money.Exact;

import java.util.function.UnaryOperator;

/**
 * What charges are beside what they would be at other prices: sums over the cost lines that were
 * charged, by FOCUS's names. STORED FORMAT, as part of a run's outcome.
 *
 * @param list ListCost, of what has a list price; commitments themselves have none that counts, as
 *     the use that they cover has its own
 * @param contracted ContractedCost, likewise
 * @param effective EffectiveCost
 * @param negotiated what contracts saved: list less contracted price; what is charged, where the
 *     bill has no contracted price
 * @param spot the same of what has the market's price
 * @param commitments what commitments saved on what they cover: contracted price, or list price
 *     where there is none, less effective cost
 * @param used effective cost of what commitments cover: their amortised part that was used
 * @param unused effective cost of commitments that nothing used
 * @param unlisted effective cost of what should have a list price and has none on the bill
 * @param uncontracted the same of contracted prices
 */
public record Savings(
        Exact list,
        Exact contracted,
        Exact effective,
        Exact negotiated,
        Exact spot,
        Exact commitments,
        Exact used,
        Exact unused,
        Exact unlisted,
        Exact uncontracted) {

    public static final Savings ZERO = of(new PriceSums());

    static Savings of(PriceSums sums) {
        return new Savings(
                sums.get(PriceSums.LIST),
                sums.get(PriceSums.CONTRACTED),
                sums.get(PriceSums.EFFECTIVE),
                sums.get(PriceSums.NEGOTIATED),
                sums.get(PriceSums.SPOT),
                sums.get(PriceSums.COMMITMENTS),
                sums.get(PriceSums.USED),
                sums.get(PriceSums.UNUSED),
                sums.get(PriceSums.UNLISTED),
                sums.get(PriceSums.UNCONTRACTED));
    }

    /** Whether the bill has list prices at all. */
    public boolean isListed() {
        return !list.isZero();
    }

    /** Whether the bill has contracted prices at all. */
    public boolean isContracted() {
        return !contracted.isZero();
    }

    public Savings plus(Savings other) {
        return new Savings(
                list.plus(other.list),
                contracted.plus(other.contracted),
                effective.plus(other.effective),
                negotiated.plus(other.negotiated),
                spot.plus(other.spot),
                commitments.plus(other.commitments),
                used.plus(other.used),
                unused.plus(other.unused),
                unlisted.plus(other.unlisted),
                uncontracted.plus(other.uncontracted));
    }

    /** The same in another currency. */
    public Savings at(Conversion conversion) {
        UnaryOperator<Exact> there = conversion::figure;
        return new Savings(
                there.apply(list),
                there.apply(contracted),
                there.apply(effective),
                there.apply(negotiated),
                there.apply(spot),
                there.apply(commitments),
                there.apply(used),
                there.apply(unused),
                there.apply(unlisted),
                there.apply(uncontracted));
    }

    /**
     * What leads from list price to effective cost beside discounts and commitments: taxes,
     * credits, and what has no list price.
     */
    public Exact other() {
        return effective.minus(list).plus(negotiated).plus(spot).plus(commitments).minus(unused);
    }
}
