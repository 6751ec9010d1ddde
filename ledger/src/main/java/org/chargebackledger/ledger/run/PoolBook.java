package org.chargebackledger.ledger.run;

/** Writes down what pools give. */
interface PoolBook {

    /**
     * Writes down what one pool gives to one receiver of one of its parts.
     *
     * @param step the place of the pool in their order, from 1
     */
    void enter(int step, String pool, Pools.Part part, PoolSplit.Portion portion);
}
