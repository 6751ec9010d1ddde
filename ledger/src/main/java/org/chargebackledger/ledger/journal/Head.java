package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.time.Period;

/**
 * The last word on what an origin period owes for one source account: whoever computed against an
 * older one is refused.
 *
 * @param sequence of the last entry that changed it; 0 when there is none
 * @param runId the run that posted last; empty when there is none
 */
public record Head(Period originPeriod, SourceAccount account, String runId, long sequence) {}
