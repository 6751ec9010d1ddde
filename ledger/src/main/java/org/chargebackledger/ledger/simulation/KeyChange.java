package org.chargebackledger.ledger.simulation;

import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.time.Period;

/** What a simulated policy changes at one slot of one month. */
public record KeyChange(Period period, Slot slot, Amounts amounts) {}
