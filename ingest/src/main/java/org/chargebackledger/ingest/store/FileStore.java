package org.chargebackledger.ingest.store;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where files lie: a folder or a bucket. */
public sealed interface FileStore extends AutoCloseable permits BucketStore, FolderStore {

    /** What can be configured of where files lie. */
    static List<Setting> settings() {
        var all = new ArrayList<Setting>();
        all.add(Setting.optional("folder", "where the files lie; or bucket"));
        all.add(Setting.optional("bucket", "where the files lie; or folder"));
        all.addAll(BucketAccess.settings());
        return List.copyOf(all);
    }

    /**
     * The store that is configured; asks nothing yet.
     *
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    static FileStore open(Settings settings) {
        var folder = settings.given("folder");
        if (folder.isPresent() == settings.given("bucket").isPresent()) {
            throw settings.invalid("folder", "or bucket must be given, and not both");
        }
        return folder.isPresent()
                ? new FolderStore(Path.of(folder.get()))
                : BucketAccess.open(settings);
    }

    /** All files whose key begins so, sorted by key. */
    List<StoredFile> list(String prefix) throws FetchFailure, IOException;

    /** The file that has this very key now. */
    Optional<StoredFile> at(String key) throws FetchFailure, IOException;

    /** The file that a manifest calls by a key: a copy's keys need not be those of the bucket. */
    Optional<StoredFile> find(String key, StoredFile manifest) throws FetchFailure, IOException;

    /**
     * Copies a file.
     *
     * @throws FetchFailure if it is not whole, or not the version that was seen
     */
    void load(StoredFile file, Path target) throws FetchFailure, IOException;

    /** Its address, without credentials. */
    @Override
    String toString();

    @Override
    void close();
}
