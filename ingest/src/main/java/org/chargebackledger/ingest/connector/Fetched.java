package org.chargebackledger.ingest.connector;

import org.chargebackledger.ingest.delivery.StagedFile;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * All that a service has to say about one slice.
 *
 * @param deliveries none if the service knows the slice and has nothing in it
 * @param asOf when the service last changed any of it, by its own word; null if it does not say
 */
public record Fetched(List<Part> deliveries, Finality finality, @Nullable Instant asOf) {

    /** Of a service that does not say when it changed it. */
    public Fetched(List<Part> deliveries, Finality finality) {
        this(deliveries, finality, null);
    }

    /**
     * One delivery to import.
     *
     * @param source what reads it, such as {@code opencost}
     * @param declared what the files do not say themselves, as fields of an import
     */
    public record Part(String source, List<StagedFile> files, SortedMap<String, String> declared) {}

    /** Whether the service may still change what it said. */
    public enum Finality {
        PRELIMINARY,
        FINAL
    }
}
