package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.Slice;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The slices of one connector that are asked for: one at a time, the earliest first. */
final class Lane {

    /** A service that asks for more patience is left to the next schedule. */
    private static final Duration PAUSE_MAX = Duration.ofHours(6);

    /** A slice that waits for its next attempt. */
    record Turn(Slice slice, String actor, int attempt) {

        Turn again() {
            return new Turn(slice, actor, attempt + 1);
        }
    }

    private final ConfiguredConnector connector;
    private final TreeMap<Slice, Turn> waiting = new TreeMap<>();
    private final TreeSet<Slice> pausing = new TreeSet<>();
    private @Nullable Slice current;
    private boolean busy;

    Lane(ConfiguredConnector connector) {
        this.connector = connector;
    }

    ConfiguredConnector connector() {
        return connector;
    }

    /** Adds a slice; whether somebody must begin to work the lane off. */
    synchronized boolean add(Turn turn) {
        pausing.remove(turn.slice());
        waiting.putIfAbsent(turn.slice(), turn);
        return begins();
    }

    /** Goes on after a pause of the whole lane; whether somebody must begin to work it off. */
    synchronized boolean begins() {
        var begins = !busy && !waiting.isEmpty();
        busy |= begins;
        return begins;
    }

    /** The next turn; null when there is none and the work ends. */
    synchronized @Nullable Turn next() {
        var first = waiting.pollFirstEntry();
        current = first == null ? null : first.getKey();
        busy = first != null;
        return first == null ? null : first.getValue();
    }

    /** Leaves the lane: nobody works it off until it is begun again. */
    synchronized void stop(Turn turn) {
        waiting.putIfAbsent(turn.slice(), turn);
        current = null;
        busy = false;
    }

    synchronized void pause(Slice slice) {
        pausing.add(slice);
    }

    /** Forgets all that wait. */
    synchronized Set<Slice> giveUp() {
        var given = Set.copyOf(waiting.keySet());
        waiting.clear();
        return given;
    }

    /** Whether a slice is being fetched or will be by itself. */
    synchronized boolean has(Slice slice) {
        return slice.equals(current) || waiting.containsKey(slice) || pausing.contains(slice);
    }

    synchronized boolean isIdle() {
        return current == null && waiting.isEmpty() && pausing.isEmpty();
    }

    /** How long to wait before a failed attempt is repeated; null if it is not. */
    @Nullable Duration pauseAfter(Turn turn, Outcome outcome) {
        if (!outcome.passes() || turn.attempt() >= connector.pauses().size()) {
            return null;
        }
        var pause = connector.pauses().get(turn.attempt());
        var asked = outcome.retryAfter();
        if (asked != null && asked.compareTo(PAUSE_MAX) > 0) {
            return null;
        }
        return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
    }
}
