package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;

/** Takes in the exact parts of cost as they are found. */
interface Shares {

    /** On no single day: by month. */
    long MONTH = Long.MIN_VALUE;

    /**
     * Everything of a share but its figures.
     *
     * @param step 0 before pools are distributed, then the number of the pool that is
     */
    record Label(
            int step,
            SourceAccount account,
            String costCenter,
            String intoPool,
            PostingKey key,
            String origin,
            long day,
            String cluster,
            String node,
            String namespace,
            String driver) {

        /** Whether it has reached a cost center. */
        boolean isBorne() {
            return intoPool.isEmpty();
        }
    }

    /** Whether what they are at other prices is asked for, too. */
    default boolean arePriced() {
        return false;
    }

    /** Takes in an amount other than zero. */
    void add(Label label, Driver driver, Exact amount);
}
