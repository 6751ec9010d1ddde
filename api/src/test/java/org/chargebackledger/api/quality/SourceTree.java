package org.chargebackledger.api.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files of this repository, without what a build or a tool put there. */
final class SourceTree {

    private static final Pattern NOT_CODE =
            Pattern.compile(
                    "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"",
                    Pattern.DOTALL);

    private SourceTree() {}

    static Path root() {
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            var pom = folder.resolve("pom.xml");
            if (Files.exists(pom) && text(pom).contains("<modules>")) {
                return folder;
            }
        }
        throw new IllegalStateException("The tests must run inside the project");
    }

    /** All files below a folder of the project whose name has this ending, in order. */
    static List<Path> files(String folder, String ending) {
        var start = root().resolve(folder);
        var found = new ArrayList<Path>();
        if (Files.exists(start)) {
            walk(start, ending, found);
        }
        return found.stream().sorted().toList();
    }

    static String relative(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    static boolean isMain(Path javaFile) {
        return relative(javaFile).contains("src/main/java/");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java without its comments and text literals. */
    static String code(Path javaFile) {
        return NOT_CODE.matcher(text(javaFile)).replaceAll(" ");
    }

    private static void walk(Path start, String ending, List<Path> found) {
        try {
            Files.walkFileTree(
                    start,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            var name = folder.getFileName().toString();
                            var foreign =
                                    !folder.equals(start)
                                            && (name.startsWith(".")
                                                    || name.equals("target")
                                                    || name.equals("node_modules"));
                            return foreign
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (file.getFileName().toString().endsWith(ending)) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
