package org.chargebackledger.ingest.store;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where files lie: a folder, a bucket, or a container of Azure. */
public sealed interface FileStore extends AutoCloseable
        permits BlobStore, BucketStore, FolderStore {

    /** What can be configured of where files lie. */
    static List<Setting> settings() {
        var all = new ArrayList<Setting>();
        all.add(Setting.optional("folder", "where the files lie; or bucket"));
        all.add(Setting.optional("bucket", "where the files lie; or folder"));
        all.addAll(BucketAccess.settings());
        return List.copyOf(all);
    }

    /** The same, with containers of Azure. */
    static List<Setting> settingsWithContainers() {
        var all = new ArrayList<>(settings());
        all.addAll(ContainerAccess.settings());
        return List.copyOf(all);
    }

    /**
     * The store that is configured; asks nothing yet.
     *
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    static FileStore open(Settings settings) {
        var folder = settings.given("folder");
        var isContainer = settings.given("container").isPresent();
        var places =
                Stream.of(folder.isPresent(), settings.given("bucket").isPresent(), isContainer)
                        .filter(isGiven -> isGiven)
                        .count();
        if (places != 1) {
            throw settings.invalid(
                    "folder",
                    "or bucket, or container where there is one, must be given, and only one of"
                            + " them");
        }
        if (isContainer) {
            return ContainerAccess.open(settings);
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
