package org.chargebackledger.ingest.curfiles;

import org.chargebackledger.ingest.connector.FetchFailure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where files lie: a folder or a bucket. */
interface FileStore extends AutoCloseable {

    /** All files whose key begins so, sorted by key. */
    List<StoredFile> list(String prefix) throws FetchFailure, IOException;

    /** The file that a manifest calls by a key. */
    Optional<StoredFile> find(String key, StoredFile manifest) throws FetchFailure, IOException;

    /**
     * Copies a file.
     *
     * @throws FetchFailure if it is not whole, or not the version that was seen
     */
    void load(StoredFile file, Path target) throws FetchFailure, IOException;

    /** Whether times are those of delivery: copies of a bucket may have lost them. */
    boolean keepsTimes();

    /** Its address, without credentials. */
    @Override
    String toString();

    @Override
    void close();
}
