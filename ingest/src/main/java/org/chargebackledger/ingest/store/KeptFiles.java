package org.chargebackledger.ingest.store;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;

import java.io.IOException;
import java.nio.file.Files;

/**
 * Copies of stored files as pages of a fetch, each with the version that it is of: a fetch that
 * goes on loads no file twice, and mixes no two versions.
 */
public record KeptFiles(FileStore store, FetchFolder folder) {

    private static final String VERSION = ".version";

    /**
     * Loads a file, unless it is there already.
     *
     * @throws FetchFailure as CHANGED if another version of it is there
     */
    public void keep(StoredFile file, String page) throws FetchFailure, IOException {
        if (isOf(file, page)) {
            return;
        }
        if (folder.has(page)) {
            throw changed(file.key() + " is another one than when it was loaded");
        }
        folder.keep(page + VERSION, path -> Files.writeString(path, version(file)));
        folder.keep(page, path -> store.load(file, path));
    }

    /** Whether a page is there and is of this version of the file. */
    public boolean isOf(StoredFile file, String page) throws IOException {
        return folder.has(page) && folder.text(page + VERSION).equals(version(file));
    }

    private static String version(StoredFile file) {
        return file.key() + " " + file.version();
    }

    /** The failure of a fetch under which files changed; it loads all of them anew. */
    public FetchFailure changed(String what) throws IOException {
        folder.clear();
        return new FetchFailure(Reason.CHANGED, what);
    }
}
