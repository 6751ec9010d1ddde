package org.chargebackledger.ledger.dispute;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What is disputed, and the evidence as it was then.
 *
 * @param entryHash of the entry that the posting is in: what was read
 * @param period where it is posted
 * @param originPeriod the month it is about
 * @param costCenter who is charged by it
 * @param posted the posting's signed amount
 * @param disputed how much of it, with the same sign
 * @param reason in words
 */
public record DisputeContent(
        String book,
        String postingId,
        String entryNumber,
        String entryHash,
        Period period,
        Period originPeriod,
        SourceAccount sourceAccount,
        String costCenter,
        PostingKey key,
        Money posted,
        Money disputed,
        String reason,
        Evidence evidence) {

    /**
     * Why the posting was what it was when it was disputed.
     *
     * @param runId that posted it; null where two persons did
     * @param policyHash of the policy that the run applied; null likewise
     * @param explanationHash SHA-256 of the canonical JSON of the explanation as it was served
     * @param sentence the explanation in one sentence
     */
    public record Evidence(
            @Nullable String runId,
            @Nullable String policyHash,
            String explanationHash,
            String sentence) {}

    /** Whether an amount is a part of another, with the same sign. */
    public static boolean isPartOf(Money part, Money whole) {
        return part.currency().equals(whole.currency())
                && part.signum() == whole.signum()
                && Math.abs(part.minorUnits()) <= Math.abs(whole.minorUnits());
    }
}
