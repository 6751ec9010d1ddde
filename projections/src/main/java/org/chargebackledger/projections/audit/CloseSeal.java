package org.chargebackledger.projections.audit;

import org.chargebackledger.ledger.time.Period;

/**
 * What a close says about its period's chain.
 *
 * @param head hash of the period's last entry at the close; 64 zeros when it had none
 * @param entries how many entries the period had
 * @param previousClose hash of the book's close before it; 64 zeros on the first
 */
public record CloseSeal(
        Period period, int revision, String head, int entries, String previousClose, String hash) {}
