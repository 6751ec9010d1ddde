package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;

/** What a share was split by: the receiver's part of the driver, and the whole of it. */
record Driver(String name, Exact value, Exact total) {

    /** Of cost that was not split. */
    static final Driver NONE = new Driver("", Exact.ZERO, Exact.ZERO);

    Driver plus(Driver other) {
        return new Driver(name, value.plus(other.value), total);
    }
}
