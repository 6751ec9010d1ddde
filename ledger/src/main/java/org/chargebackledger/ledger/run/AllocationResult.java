package org.chargebackledger.ledger.run;

import java.util.List;

/**
 * What an allocation computed, in stated order.
 *
 * @param shares those into pools before those that distribute the pools
 * @param savings what is charged, beside other prices, by source account
 */
public record AllocationResult(
        List<AccountOutcome> accounts,
        List<Share> shares,
        List<RunFinding> findings,
        List<AccountSavings> savings) {}
