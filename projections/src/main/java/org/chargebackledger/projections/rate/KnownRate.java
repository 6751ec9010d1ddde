package org.chargebackledger.projections.rate;

import org.chargebackledger.ledger.rate.ExchangeRate;

import java.time.Instant;

/**
 * An approved rate.
 *
 * @param changeId the change that it was approved by
 */
public record KnownRate(
        ExchangeRate rate,
        String changeId,
        String proposedBy,
        String approvedBy,
        Instant approvedAt) {}
