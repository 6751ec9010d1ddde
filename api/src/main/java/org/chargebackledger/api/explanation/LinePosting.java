package org.chargebackledger.api.explanation;

import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A posting that a cost line is part of.
 *
 * @param amount of the posting, positive for a debit; other lines may be in it too
 */
public record LinePosting(
        String id,
        String entry,
        Period period,
        String account,
        @Nullable String costCenter,
        @Nullable KeyView key,
        Money amount) {}
