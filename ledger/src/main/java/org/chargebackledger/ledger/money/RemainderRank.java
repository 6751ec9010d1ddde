package org.chargebackledger.ledger.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Why one of several shares that were rounded to a total got the amount it did: all that {@link
 * Rounding#toTotal} decided by, as a reader can follow it.
 *
 * @param mirrored whether signs were turned round for the decision, as the shares' sum is negative
 * @param floor the share rounded down, in minor units, of the mirror image where mirrored
 * @param floors the same of all shares together
 * @param leftover how many units remained for the largest remainders
 * @param remainders what rounding down cut off of each share, in minor units, in the order that
 *     breaks ties
 * @param position of the share among them, from 1
 * @param rank of its remainder, from 1, the largest first
 * @param units what the share got, in minor units, with its own sign
 */
public record RemainderRank(
        boolean mirrored,
        long floor,
        long floors,
        int leftover,
        List<Exact> remainders,
        int position,
        int rank,
        long units) {

    /**
     * Looks at one share of several.
     *
     * @param index of the share, from 0
     * @throws IllegalArgumentException if there is no such share
     */
    public static RemainderRank of(List<Exact> shares, Money total, int index) {
        if (index < 0 || index >= shares.size()) {
            throw new IllegalArgumentException("no share " + index + " of " + shares.size());
        }
        var digits = total.currency().digits();
        var unit = BigInteger.TEN.pow(Exact.SCALE - digits);
        var mirrored = Rounding.isMirrored(shares);
        var floors = 0L;
        var floor = 0L;
        var remainders = new ArrayList<Exact>();
        for (var i = 0; i < shares.size(); i++) {
            var amount = shares.get(i).unscaled();
            var parts = Rounding.floorAndRemainder(mirrored ? amount.negate() : amount, unit);
            floors += parts[0].longValueExact();
            floor = i == index ? parts[0].longValueExact() : floor;
            remainders.add(inUnits(parts[1], digits));
        }
        var toShare = mirrored ? -total.minorUnits() : total.minorUnits();
        var leftover = Math.toIntExact(toShare - floors);
        var rank = rank(remainders, index);
        var units = rank <= leftover ? floor + 1 : floor;
        return new RemainderRank(
                mirrored,
                floor,
                floors,
                leftover,
                List.copyOf(remainders),
                index + 1,
                rank,
                mirrored ? -units : units);
    }

    private static Exact inUnits(BigInteger remainder, int digits) {
        return Exact.of(new BigDecimal(remainder, Exact.SCALE).movePointRight(digits));
    }

    private static int rank(List<Exact> remainders, int index) {
        var own = remainders.get(index);
        var before = 0;
        for (var i = 0; i < remainders.size(); i++) {
            var order = remainders.get(i).compareTo(own);
            if (order > 0 || (order == 0 && i < index)) {
                before++;
            }
        }
        return before + 1;
    }

    /** The remainders, largest first. */
    public List<Exact> ranked() {
        return remainders.stream().sorted(Collections.reverseOrder()).toList();
    }
}
