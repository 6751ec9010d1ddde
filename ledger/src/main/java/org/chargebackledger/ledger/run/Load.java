package org.chargebackledger.ledger.run;

import java.math.BigInteger;
import java.util.SortedMap;

/**
 * What a machine offered of one resource on a day, and what each consumer asked for and used of it.
 * All of it in exact weights, see {@link Loads}.
 *
 * @param covered offered in hours that were read
 * @param uncovered offered in hours of which there is no reading
 */
record Load(BigInteger covered, BigInteger uncovered, SortedMap<Consumer, BigInteger> effective) {

    BigInteger whole() {
        return covered.add(uncovered);
    }

    BigInteger used() {
        return effective.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What the hours that were read are split over. With no hour read there is none. */
    BigInteger base() {
        return used().max(covered);
    }

    boolean isRead() {
        return covered.signum() > 0;
    }
}
