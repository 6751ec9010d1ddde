package org.chargebackledger.ledger.run;

import java.util.TreeMap;

/** A set of times, kept as spans that do not touch each other. */
final class Coverage {

    private final TreeMap<Long, Long> endByStart = new TreeMap<>();

    void add(TimeSpan span) {
        var start = span.start();
        var end = span.end();
        var before = endByStart.floorEntry(start);
        if (before != null && before.getValue() >= start) {
            if (before.getValue() >= end) {
                return;
            }
            start = before.getKey();
        }
        for (var next = endByStart.ceilingEntry(start);
                next != null && next.getKey() <= end;
                next = endByStart.ceilingEntry(start)) {
            end = Math.max(end, next.getValue());
            endByStart.remove(next.getKey());
        }
        endByStart.put(start, end);
    }

    void addAll(Coverage other) {
        other.endByStart.forEach((start, end) -> add(new TimeSpan(start, end)));
    }

    boolean isEmpty() {
        return endByStart.isEmpty();
    }

    /** How much of a span is covered. */
    long within(TimeSpan span) {
        var covered = 0L;
        for (var entry : endByStart.entrySet()) {
            covered += new TimeSpan(entry.getKey(), entry.getValue()).within(span);
        }
        return covered;
    }
}
