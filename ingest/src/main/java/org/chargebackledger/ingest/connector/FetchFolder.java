package org.chargebackledger.ingest.connector;

import org.chargebackledger.ingest.delivery.StagedFile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * Where the answers about one slice are kept until all are there. A page is whole or absent, also
 * after a crash; pages of another question are thrown away.
 *
 * <p>A file whose name ends in {@code .seen} is no page but what earlier observations of the same
 * slice saw: it stays when the pages go, for services that only know how things are.
 */
public final class FetchFolder {

    private static final String QUESTION = "question";
    private static final String UNFINISHED = ".unfinished";
    private static final String SEEN = ".seen";

    private final Path folder;

    private FetchFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the folder of a slice.
     *
     * @param questions what is asked; if it is not what was asked before, the folder is emptied
     */
    public static FetchFolder open(Path folder, List<String> questions) throws IOException {
        Files.createDirectories(folder);
        var opened = new FetchFolder(folder);
        var asked = String.join("\n\n", questions);
        if (!asked.equals(opened.text(QUESTION))) {
            opened.clear();
            opened.keep(QUESTION, out -> Files.writeString(out, asked));
        }
        return opened;
    }

    /** When the first of its pages was asked for. */
    public Instant since() throws IOException {
        return Files.getLastModifiedTime(folder.resolve(QUESTION)).toInstant();
    }

    /** Writes a page to the path it is given. */
    @FunctionalInterface
    public interface PageWriter<E extends Exception> {

        void write(Path page) throws IOException, E;
    }

    /** Whether a page is there. */
    public boolean has(String page) {
        return Files.exists(folder.resolve(page));
    }

    /** A page's text; empty if it is not there. */
    public String text(String page) throws IOException {
        return has(page) ? Files.readString(folder.resolve(page), StandardCharsets.UTF_8) : "";
    }

    /** Keeps a page; it is there once it is complete and on the disk. */
    public <E extends Exception> void keep(String page, PageWriter<E> writer)
            throws IOException, E {
        var unfinished = folder.resolve(page + UNFINISHED);
        Files.deleteIfExists(unfinished);
        writer.write(unfinished);
        try (var file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(unfinished, folder.resolve(page), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The file of a page. */
    public StagedFile file(String page) {
        return new StagedFile(page, folder.resolve(page));
    }

    /** Throws a page away that turned out to be of no use. */
    public void drop(String page) throws IOException {
        Files.deleteIfExists(folder.resolve(page));
    }

    /** Removes all pages: the slice is imported, or is to be asked anew. */
    public void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (!file.toString().endsWith(SEEN)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Removes the folder of a slice, unless pages of it wait; what was seen goes with it. */
    public static void forget(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.toList();
        }
        if (files.stream().allMatch(file -> file.toString().endsWith(SEEN))) {
            for (var file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }
}
