package org.chargebackledger.projections.storage;

/** Reads the ids of streams, whose second part names the book: {@code journal/main}. */
public final class StreamId {

    private StreamId() {}

    public static String book(String streamId) {
        return part(streamId, 1);
    }

    /** What follows the book: a policy's name, an entry's number. */
    public static String subject(String streamId) {
        return part(streamId, 2);
    }

    private static String part(String streamId, int index) {
        var parts = streamId.split("/", 3);
        if (parts.length <= index) {
            throw new IllegalStateException("not a stream id of a book: " + streamId);
        }
        return parts[index];
    }
}
