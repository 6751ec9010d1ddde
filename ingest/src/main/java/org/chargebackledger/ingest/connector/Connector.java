package org.chargebackledger.ingest.connector;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A service that deliveries are fetched from, as it is configured under one name.
 *
 * <p>It answers for one slice at a time and for all of it: what a service could only answer in part
 * is a {@link FetchFailure}, never a smaller delivery.
 */
public interface Connector extends AutoCloseable {

    /**
     * Tries everything that fetching needs, by asking as little as possible.
     *
     * @param now to ask for what must be there already
     */
    List<Check> test(Instant now);

    /**
     * What it alone may deliver, such as {@code usage of cluster prod}: two connectors that deliver
     * the same would take turns in overwriting each other.
     */
    List<String> subjects();

    /** What a fetch of the slice would ask, in the service's own language. */
    List<String> questions(Slice slice);

    /**
     * Fetches a slice. Pages that an earlier attempt has put into the folder are not asked again.
     *
     * @param now for services that only know how things are, and to say what is final
     * @throws FetchFailure if the service does not answer all of it
     */
    Fetched fetch(Slice slice, FetchFolder folder, Instant now) throws FetchFailure, IOException;

    @Override
    void close();
}
