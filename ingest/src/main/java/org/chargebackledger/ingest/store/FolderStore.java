package org.chargebackledger.ingest.store;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A folder of this machine: a mounted share, or a copy of a bucket. */
final class FolderStore implements FileStore {

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<StoredFile> list(String prefix) throws FetchFailure, IOException {
        var start = folder.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        requireFolder();
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (var files = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(path -> key(path).startsWith(prefix) && Files.isRegularFile(path))
                    .map(this::listed)
                    .sorted(Comparator.comparing(StoredFile::key))
                    .toList();
        } catch (UncheckedIOException e) {
            throw failure(e.getCause() == null ? new IOException(e) : e.getCause());
        }
    }

    /** An empty mount point must not look like a bucket without a bill. */
    private void requireFolder() throws FetchFailure {
        if (!Files.isReadable(folder) || !Files.isDirectory(folder)) {
            throw new FetchFailure(Reason.DENIED, folder + " is no folder that can be read");
        }
    }

    /**
     * By its whole key, or by an end of it, since a copy may begin further down in the bucket; else
     * by its name beside the manifest.
     */
    @Override
    public Optional<StoredFile> find(String key, StoredFile manifest) throws IOException {
        for (var rest = key; rest.indexOf('/') >= 0; rest = rest.substring(rest.indexOf('/') + 1)) {
            var found = at(rest);
            if (found.isPresent()) {
                return found;
            }
        }
        var beside = manifest.key().substring(0, manifest.key().lastIndexOf('/') + 1);
        return at(beside + key.substring(key.lastIndexOf('/') + 1));
    }

    @Override
    public Optional<StoredFile> at(String key) throws IOException {
        try {
            var path = folder.resolve(key).normalize();
            return path.startsWith(folder.normalize()) && Files.isRegularFile(path)
                    ? Optional.of(stored(path))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String key(Path path) {
        return folder.normalize().relativize(path.normalize()).toString().replace('\\', '/');
    }

    private StoredFile listed(Path path) {
        try {
            return stored(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredFile stored(Path path) throws IOException {
        var size = Files.size(path);
        var modified = Files.getLastModifiedTime(path).toInstant();
        return new StoredFile(key(path), size, modified, size + "@" + modified);
    }

    @Override
    public void load(StoredFile file, Path target) throws FetchFailure, IOException {
        var path = folder.resolve(file.key());
        if (!Files.isReadable(path)) {
            throw new FetchFailure(Reason.DENIED, path + " cannot be read");
        }
        // Its content, and not who may write it: the copy is written to disk by us.
        try (var content = Files.newInputStream(path)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!stored(path).equals(file) || Files.size(target) != file.size()) {
            throw new FetchFailure(Reason.CHANGED, path + " changed while it was read");
        }
    }

    private static FetchFailure failure(IOException e) {
        return new FetchFailure(Reason.DENIED, "a folder cannot be read: " + e.getMessage());
    }

    @Override
    public String toString() {
        return folder + "/";
    }

    @Override
    public void close() {
        // nothing is open
    }
}
