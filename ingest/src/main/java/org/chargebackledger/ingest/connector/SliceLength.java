package org.chargebackledger.ingest.connector;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** How much of time a connector fetches at once: bills by month, readings by day. */
public enum SliceLength {
    DAY {
        @Override
        LocalDate start(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusDays(1);
        }
    },
    MONTH {
        @Override
        LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }
    };

    abstract LocalDate start(LocalDate day);

    abstract LocalDate next(LocalDate start);

    /** The slice that has a UTC day. */
    public Slice of(LocalDate day) {
        var start = start(day);
        return new Slice(start, next(start));
    }

    /**
     * The slice that has a name, as {@link Slice#toString} gives it.
     *
     * @throws IllegalArgumentException if it is no such day or month
     */
    public Slice parse(String name) {
        try {
            return of(this == DAY ? LocalDate.parse(name) : YearMonth.parse(name).atDay(1));
        } catch (DateTimeException e) {
            var example = this == DAY ? "day such as 2026-10-31" : "month such as 2026-10";
            throw new IllegalArgumentException("no " + example + ": '" + name + "'", e);
        }
    }

    /**
     * The slices that have a day of a span, in order.
     *
     * @param endDay exclusive
     */
    public List<Slice> within(LocalDate firstDay, LocalDate endDay) {
        var slices = new ArrayList<Slice>();
        for (var start = start(firstDay); start.isBefore(endDay); start = next(start)) {
            slices.add(of(start));
        }
        return List.copyOf(slices);
    }
}
