package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;

import java.util.List;

/**
 * What a run makes of one source account, exact: {@code billed = allocated + prepaid +
 * recoverableTax + suspense + rateVariance}.
 *
 * @param billed total of the current snapshots
 * @param allocated to cost centers, on the policy's basis
 * @param prepaid billed minus effective of the lines that carry a commitment id
 * @param suspense differences of billed and effective that no commitment explains
 * @param rateVariance billed minus internal rates; zero with the basis effective or billed
 */
public record AccountOutcome(
        SourceAccount account,
        Exact billed,
        Exact allocated,
        Exact prepaid,
        Exact recoverableTax,
        Exact suspense,
        Exact rateVariance,
        List<CommitmentMovement> commitments) {

    /**
     * The month of one commitment in the prepaid subledger.
     *
     * @param purchased billed on its lines, refunds included with their sign
     * @param amortised effective on its lines, used and unused
     */
    public record CommitmentMovement(String commitmentId, Exact purchased, Exact amortised) {}
}
