package org.chargebackledger.ledger.adjustment;

/**
 * That the owner of a cost center knew of a proposal before it was approved. STORED FORMAT: a
 * component of stored events.
 *
 * @param costCenter whose owner
 * @param noticeId of the notice they were given
 * @param how in words: mailed to whom, or who said that they told whom
 */
public record OwnerTold(String costCenter, String noticeId, String how) {}
