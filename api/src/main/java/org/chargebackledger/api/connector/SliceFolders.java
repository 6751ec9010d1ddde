package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Slice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is on disk about slices that are under way: who asked for each, so that a crash forgets
 * none, and the pages that have arrived.
 */
final class SliceFolders {

    /** What a service said longer ago is asked again: it may have said more since. */
    private static final Duration PAGES_KEPT = Duration.ofHours(6);

    /** What only knows the present is not to be told of the morning at noon. */
    private static final Duration PRESENT = Duration.ofMinutes(10);

    /** What a day's observations saw is of no use once nobody can observe it any more. */
    private static final Duration SEEN_KEPT = Duration.ofDays(7);

    private final Path root;

    SliceFolders(Path root) {
        this.root = root;
    }

    /** The folder for the pages of a slice, with those that arrived of late. */
    FetchFolder pages(ConfiguredConnector connector, Slice slice, Instant now) throws IOException {
        var all = folder(connector).resolve("pages");
        forgetOld(connector, all, now);
        var path = all.resolve(slice.toString());
        var questions = connector.connector().questions(slice);
        var folder = FetchFolder.open(path, questions);
        var kept = connector.kind().seesOnlyThePresent() ? PRESENT : PAGES_KEPT;
        if (folder.since().isBefore(now.minus(kept))) {
            folder.clear();
            return FetchFolder.open(path, questions);
        }
        return folder;
    }

    private static void forgetOld(ConfiguredConnector connector, Path all, Instant now)
            throws IOException {
        if (!connector.kind().seesOnlyThePresent() || !Files.isDirectory(all)) {
            return;
        }
        List<Path> folders;
        try (var listed = Files.list(all)) {
            folders = listed.toList();
        }
        for (var folder : folders) {
            var slice = connector.kind().sliceLength().parse(folder.getFileName().toString());
            if (slice.end().isBefore(now.minus(SEEN_KEPT))) {
                FetchFolder.forget(folder);
            }
        }
    }

    /** Notes that somebody wants a slice. */
    void ask(ConfiguredConnector connector, Slice slice, String actor) {
        try {
            var asked = asked(connector);
            Files.createDirectories(asked);
            Files.writeString(asked.resolve(slice.toString()), actor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that a slice is fetched, or given up for now. */
    void settle(ConfiguredConnector connector, Slice slice) {
        try {
            Files.deleteIfExists(asked(connector).resolve(slice.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who asked for which slices that are not settled. */
    NavigableMap<Slice, String> unsettled(ConfiguredConnector connector) {
        var unsettled = new TreeMap<Slice, String>();
        var asked = asked(connector);
        if (!Files.isDirectory(asked)) {
            return unsettled;
        }
        try (var files = Files.list(asked)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var actor = Files.readString(file, StandardCharsets.UTF_8).strip();
                unsettled.put(
                        connector.kind().sliceLength().parse(file.getFileName().toString()),
                        actor.isEmpty() ? connector.actor() : actor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unsettled;
    }

    private Path asked(ConfiguredConnector connector) {
        return folder(connector).resolve("asked");
    }

    private Path folder(ConfiguredConnector connector) {
        return root.resolve(connector.book()).resolve(connector.name());
    }
}
