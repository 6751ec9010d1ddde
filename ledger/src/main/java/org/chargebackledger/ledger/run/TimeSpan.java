package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;

import java.time.Instant;
import java.util.stream.LongStream;

/** The time [start, end), in nanoseconds since the epoch. */
record TimeSpan(long start, long end) {

    static final long HOUR = 3_600_000_000_000L;
    static final long DAY = 24 * HOUR;

    /**
     * @throws Refusal if it is empty
     */
    static TimeSpan of(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            throw Refusal.invalid(
                    "reading-without-time", "a reading from " + start + " to " + end + " is empty");
        }
        return new TimeSpan(nanos(start), nanos(end));
    }

    static TimeSpan ofDay(long epochDay) {
        return new TimeSpan(epochDay * DAY, (epochDay + 1) * DAY);
    }

    /** The UTC days it touches, as epoch days. */
    long[] days() {
        return LongStream.range(Math.floorDiv(start, DAY), Math.floorDiv(end - 1, DAY) + 1)
                .toArray();
    }

    /** How much of it lies within another. */
    long within(TimeSpan other) {
        return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
    }

    /** The part within a day. */
    TimeSpan cutTo(long epochDay) {
        var day = ofDay(epochDay);
        return new TimeSpan(Math.max(start, day.start), Math.min(end, day.end));
    }

    /** All UTC hours it touches. */
    TimeSpan wholeHours() {
        return new TimeSpan(
                Math.floorDiv(start, HOUR) * HOUR, (Math.floorDiv(end - 1, HOUR) + 1) * HOUR);
    }

    long length() {
        return end - start;
    }

    private static long nanos(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
