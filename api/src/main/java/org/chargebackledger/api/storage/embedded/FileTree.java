package org.chargebackledger.api.storage.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/** A folder and all that is in it, as one thing to delete or to give away. */
final class FileTree {

    private FileTree() {}

    static void delete(Path top) throws IOException {
        visit(top, Files::delete);
    }

    /** Makes a user and group own everything; what they already own is left alone. */
    static void giveTo(Path top, int uid, int gid) throws IOException {
        visit(
                top,
                path -> {
                    if (!ownership(path).equals(Map.of("uid", uid, "gid", gid))) {
                        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                    }
                });
    }

    static Map<String, Object> ownership(Path path) throws IOException {
        return Files.readAttributes(path, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    }

    private interface Step {
        void on(Path path) throws IOException;
    }

    private static void visit(Path top, Step step) throws IOException {
        Files.walkFileTree(
                top,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        step.on(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        step.on(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
