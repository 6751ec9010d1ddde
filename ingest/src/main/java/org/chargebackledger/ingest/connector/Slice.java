package org.chargebackledger.ingest.connector;

import org.chargebackledger.ledger.time.Period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A span of UTC days that is fetched whole or not at all.
 *
 * @param endDay exclusive
 */
public record Slice(LocalDate firstDay, LocalDate endDay) implements Comparable<Slice> {

    public Slice {
        if (!firstDay.isBefore(endDay)) {
            throw new IllegalArgumentException("no day from " + firstDay + " to " + endDay);
        }
    }

    /** The month it lies in; a slice never spans two. */
    public Period period() {
        return Period.of(firstDay);
    }

    public Instant start() {
        return firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Exclusive. */
    public Instant end() {
        return endDay.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public int compareTo(Slice other) {
        return firstDay.compareTo(other.firstDay);
    }

    /** The day, or the month, it is. */
    @Override
    public String toString() {
        return firstDay.plusDays(1).equals(endDay) ? firstDay.toString() : period().toString();
    }
}
