package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.connector.ConnectorSlice;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A connector whose configuration makes sense.
 *
 * @param until the last day to fetch; null while it goes on
 * @param except slices that are known not to be had, and are not expected
 * @param schedule cron in UTC; null if it is fetched on demand only
 * @param rereadDays how many days after its end a slice is read again even if it is final
 * @param replaceSource the money source that it takes over from; null if it takes over from none
 * @param pauses before a failed slice is fetched again by itself
 */
public record ConfiguredConnector(
        String book,
        String name,
        ConnectorKind kind,
        LocalDate from,
        @Nullable LocalDate until,
        Set<Slice> except,
        @Nullable String schedule,
        int rereadDays,
        @Nullable String replaceSource,
        List<Duration> pauses,
        Settings settings,
        Connector connector) {

    /**
     * The slices to expect in a span of days, in order: days that are over, the month that goes on,
     * and the running day of what is only known while it runs.
     *
     * @param endDay exclusive
     */
    List<Slice> expected(LocalDate firstDay, LocalDate endDay, LocalDate today) {
        var untilToday = kind.sliceLength() == SliceLength.DAY && !kind.seesOnlyThePresent();
        var known = untilToday ? today : today.plusDays(1);
        var end = earlier(earlier(endDay, known), until == null ? known : until.plusDays(1));
        var start = firstDay.isBefore(from) ? from : firstDay;
        return kind.sliceLength().within(start, end).stream()
                .filter(slice -> !except.contains(slice))
                .toList();
    }

    /** The slice as it is recorded. */
    ConnectorSlice recorded(Slice slice) {
        return new ConnectorSlice(book, name, kind.name(), slice.firstDay(), slice.endDay());
    }

    /** Who fetches when nobody asked for it. */
    String actor() {
        return "connector " + name;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Not its settings: they hold secrets. */
    @Override
    public String toString() {
        return book + "/" + name;
    }
}
