package org.chargebackledger.ledger.journal;

/**
 * One condition of closing a period and whether it is met.
 *
 * @param check stable slug such as {@code bill-to-ledger}
 */
public record ChecklistItem(String check, boolean met, String detail) {}
