package org.chargebackledger.ledger.run;

import java.time.LocalDate;
import java.util.List;

/**
 * Readings of one delivery, of which only the days [firstDay, endDay) count: for the other days a
 * later delivery speaks, or none. A reading of several days is stored whole and cut here.
 */
public record Counted<T>(LocalDate firstDay, LocalDate endDay, List<T> lines) {

    /** Readings that count on all their days. */
    public static <T> Counted<T> whole(List<T> lines) {
        return new Counted<>(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(200), lines);
    }

    boolean counts(long epochDay) {
        return firstDay.toEpochDay() <= epochDay && epochDay < endDay.toEpochDay();
    }
}
