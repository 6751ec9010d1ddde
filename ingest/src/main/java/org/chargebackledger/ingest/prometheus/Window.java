package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.Slice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The span that one question is about.
 *
 * @param end exclusive
 */
record Window(Instant start, Instant end) {

    /** The windows of a slice, in order; the length divides a day. */
    static List<Window> of(Slice slice, Duration length) {
        var windows = new ArrayList<Window>();
        for (var start = slice.start(); start.isBefore(slice.end()); start = start.plus(length)) {
            windows.add(new Window(start, start.plus(length)));
        }
        return List.copyOf(windows);
    }

    Duration length() {
        return Duration.between(start, end);
    }

    /**
     * The last instant in it, to the millisecond in which samples are dated. A range that is asked
     * for there, as long as the window, holds a sample at its start and none at its end.
     */
    Instant last() {
        return end.minusMillis(1);
    }

    @Override
    public String toString() {
        return start + "," + end;
    }
}
