package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A posting that a statement is made of.
 *
 * @param sequence of its entry
 * @param entry its entry's number
 * @param period it is posted in
 * @param charged whether it is on the cost center itself, not only meant for it
 * @param reason empty on a first allocation
 * @param amount positive for a debit
 * @param exact before it was rounded
 * @param billed the amount in the currency of the bill
 * @param rate by which it is translated; null where it is in the book's functional currency
 */
record StatedPosting(
        long sequence,
        String entry,
        EntryKind kind,
        String id,
        Period period,
        Period originPeriod,
        String reason,
        boolean charged,
        PostingKey key,
        Money amount,
        Exact exact,
        Money billed,
        @Nullable AppliedRate rate) {}
