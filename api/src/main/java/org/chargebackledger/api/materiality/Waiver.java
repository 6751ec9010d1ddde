package org.chargebackledger.api.materiality;

import org.chargebackledger.ledger.journal.Approved;

/**
 * What two persons waived for a run in one book.
 *
 * @param by their decision, which its entries there carry
 * @param approvedBy who is those entries' actor
 */
public record Waiver(Approved by, String approvedBy) {}
