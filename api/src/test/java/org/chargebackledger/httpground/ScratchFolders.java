package org.chargebackledger.httpground;

import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Folders for tests of this JVM, which are gone when it ends. */
public final class ScratchFolders {

    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();
    private static final Queue<Runnable> USERS = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ScratchFolders::clear));
    }

    private ScratchFolders() {}

    /** A new one. */
    public static Path make() {
        try {
            var folder = Files.createTempDirectory("chargeback-test-");
            FOLDERS.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to end before they are cleared away. */
    static void usedUntil(Runnable end) {
        USERS.add(end);
    }

    private static void clear() {
        USERS.forEach(Runnable::run);
        for (var folder : FOLDERS) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                System.err.println(folder + " stays: " + e);
            }
        }
    }
}
