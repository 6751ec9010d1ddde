package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.time.Period;

import java.util.Map;
import java.util.SortedMap;

/**
 * Chooses in which month a book posts its half of what another book's run charges: the month that
 * it is about as long as it takes postings, else the earliest open one after it.
 */
public final class PostingMonth {

    private PostingMonth() {}

    /**
     * The month; one that the book never opened is opened by the posting.
     *
     * @param months of the book that is charged
     * @param origin the month that it is about
     * @param posting where the run's own book posts its half
     */
    public static Period in(SortedMap<Period, PeriodStatus> months, Period origin, Period posting) {
        if (staysAtOrigin(months, origin, posting)) {
            return origin;
        }
        return months.tailMap(origin).entrySet().stream()
                .filter(month -> month.getValue() == PeriodStatus.OPEN)
                .map(Map.Entry::getKey)
                .filter(period -> period.compareTo(origin) > 0)
                .findFirst()
                .orElseGet(() -> unopened(months, origin, posting));
    }

    /** A month that is soft-closed is refused by the journal: it is closed or reopened first. */
    private static boolean staysAtOrigin(
            SortedMap<Period, PeriodStatus> months, Period origin, Period posting) {
        var status = months.get(origin);
        if (status == null || status == PeriodStatus.SOFT_CLOSED) {
            return origin.equals(posting);
        }
        return status.takesPostings();
    }

    private static Period unopened(
            SortedMap<Period, PeriodStatus> months, Period origin, Period posting) {
        return posting.compareTo(origin) > 0 && !months.containsKey(posting)
                ? posting
                : months.lastKey().next();
    }
}
