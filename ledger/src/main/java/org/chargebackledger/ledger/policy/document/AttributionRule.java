package org.chargebackledger.ledger.policy.document;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One rule of an ordered list, of which the first that matches decides.
 *
 * @param validFrom first day on which it is asked; null for ever
 * @param validTo the day after the last one; null for ever
 */
public record AttributionRule(
        String id,
        Match match,
        Target to,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** Whether it is asked about cost of a day. */
    public boolean holdsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom))
                && (validTo == null || day.isBefore(validTo));
    }

    /** Whether it is asked at all times. */
    boolean isForEver() {
        return validFrom == null && validTo == null;
    }

    /** Whether there is a day on which both are asked. */
    boolean overlaps(AttributionRule other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(AttributionRule other) {
        return validFrom == null || other.validTo == null || validFrom.isBefore(other.validTo);
    }

    /** Whether it is asked on every day on which the other one is. */
    boolean spans(AttributionRule other) {
        var startsFirst =
                validFrom == null
                        || (other.validFrom != null && !other.validFrom.isBefore(validFrom));
        var endsLast =
                validTo == null || (other.validTo != null && !other.validTo.isAfter(validTo));
        return startsFirst && endsLast;
    }
}
