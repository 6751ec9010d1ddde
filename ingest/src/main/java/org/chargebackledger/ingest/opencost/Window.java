package org.chargebackledger.ingest.opencost;

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

    boolean holds(Instant from, Instant to) {
        return !from.isBefore(start) && !to.isAfter(end);
    }

    /** Both ends with their zone: what is relative is shifted by an offset of the service's own. */
    @Override
    public String toString() {
        return start + "," + end;
    }
}
