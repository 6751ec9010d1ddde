package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.AccountOutcome.CommitmentMovement;

import java.util.List;
import java.util.TreeMap;

/** What one source account paid for its commitments in a month, and what it used of them. */
final class PrepaidSubledger {

    private record Movement(Exact purchased, Exact amortised) {
        Movement plus(Movement other) {
            return new Movement(purchased.plus(other.purchased), amortised.plus(other.amortised));
        }
    }

    private final TreeMap<String, Movement> byCommitment = new TreeMap<>();

    /** Notes what lines of a commitment bill and what they amount to. */
    void add(String commitment, Exact billed, Exact effective) {
        byCommitment.merge(commitment, new Movement(billed, effective), Movement::plus);
    }

    /** By how much the prepaid balance rises: all that was bought, minus all that was used up. */
    Exact change() {
        return byCommitment.values().stream()
                .map(movement -> movement.purchased().minus(movement.amortised()))
                .reduce(Exact.ZERO, Exact::plus);
    }

    /** The month of each commitment, by id. */
    List<CommitmentMovement> movements() {
        return byCommitment.entrySet().stream()
                .map(entry ->
                        new CommitmentMovement(
                                entry.getKey(),
                                entry.getValue().purchased(),
                                entry.getValue().amortised()))
                .toList();
    }
}
