package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was posted in the same place before a correction: the correction is what is due now minus
 * this.
 *
 * @param exact sum of the postings
 * @param posted sum of the postings
 * @param postings in order, reversals among them; none where nothing was posted before
 * @param runId the run whose place the correcting one takes
 * @param policy by which that run was allocated
 * @param workings what that run gave the same key; absent on balances
 */
public record Earlier(
        Exact exact,
        Money posted,
        List<Item> postings,
        @Nullable String runId,
        Explanation.@Nullable Policy policy,
        @Nullable Workings workings) {

    /** One posting; an amount below zero is a credit. */
    public record Item(String posting, Period period, Exact exact, Money amount) {}
}
