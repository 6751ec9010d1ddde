package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;

/** What a share was split by: the receiver's part of the driver, and the whole of it. */
record Driver(String name, Exact value, Exact total) {

    /** Of cost that was not split. */
    static final Driver NONE = new Driver("", Exact.ZERO, Exact.ZERO);

    /** The parts of two receivers that are one share; they were split by the same driver. */
    Driver plus(Driver other) {
        if (!name.equals(other.name) || !total.equals(other.total)) {
            throw new IllegalStateException(this + " and " + other + " are not one driver");
        }
        return new Driver(name, value.plus(other.value), total);
    }
}
