package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.time.Period;

import java.util.Map;

/**
 * The last word on what an origin period owes for one source account: whoever computed against an
 * older one is refused.
 *
 * @param sequence of the last entry that changed it; 0 when there is none
 * @param runId the run that posted last; empty when there is none
 */
public record Head(Period originPeriod, SourceAccount account, String runId, long sequence) {

    /** As it is hashed. */
    public Map<String, Object> canonical() {
        return Map.of(
                "originPeriod", originPeriod.toString(),
                "provider", account.provider(),
                "billingAccount", account.billingAccount(),
                "invoiceIssuer", account.invoiceIssuer(),
                "currency", account.currency().code(),
                "runId", runId,
                "sequence", sequence);
    }
}
