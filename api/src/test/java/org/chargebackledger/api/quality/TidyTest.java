package org.chargebackledger.api.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.quality.SourceTree.files;
import static org.chargebackledger.api.quality.SourceTree.relative;
import static org.chargebackledger.api.quality.SourceTree.text;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the house style asks of files, as far as a machine can see it. */
class TidyTest {

    private static final int LINES_MAX = 300;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern BINARY_FRACTION =
            Pattern.compile("\\b(double|float|Double|Float)\\b");
    private static final Pattern SAYS_NOTHING =
            Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|Base)\\.java");
    private static final Set<String> ROOT_ENTRIES =
            Set.of(
                    "pom.xml",
                    "ledger",
                    "projections",
                    "ingest",
                    "api",
                    "deploy",
                    "docs",
                    "README.md",
                    "LICENSE",
                    "target");

    @Test
    void no_main_file_is_longer_than_300_lines() {
        assertThat(javaFiles(SourceTree::isMain, file -> lineCount(file) > LINES_MAX)).isEmpty();
    }

    @Test
    void nothing_is_left_to_be_done_later() {
        assertThat(
                        javaFiles(
                                file -> !file.endsWith("TidyTest.java"),
                                file -> UNFINISHED.matcher(text(file)).find()))
                .isEmpty();
    }

    @Test
    void neither_ledger_nor_projections_know_binary_fractions() {
        assertThat(
                        javaFiles(
                                file ->
                                        relative(file).startsWith("ledger/src/main")
                                                || relative(file)
                                                        .startsWith("projections/src/main"),
                                file -> BINARY_FRACTION.matcher(SourceTree.code(file)).find()))
                .isEmpty();
    }

    @Test
    void no_class_has_a_name_that_says_nothing() {
        assertThat(javaFiles(file -> true, file -> SAYS_NOTHING.matcher(relative(file)).matches()))
                .isEmpty();
    }

    @Test
    void every_main_package_is_null_marked_and_says_what_it_is() {
        assertThat(javaFiles(SourceTree::isMain, TidyTest::isInAnUndescribedPackage)).isEmpty();
    }

    @Test
    void every_page_has_one_title() {
        var pages = Stream.concat(files("docs", ".md").stream(), files("", "README.md").stream());
        assertThat(
                        pages.distinct()
                                .filter(page -> titles(page) != 1)
                                .map(SourceTree::relative)
                                .toList())
                .isEmpty();
    }

    @Test
    void the_root_shows_only_its_rooms() throws IOException {
        try (var entries = Files.list(SourceTree.root())) {
            var visible =
                    entries.map(entry -> entry.getFileName().toString())
                            .filter(name -> !name.startsWith("."));
            assertThat(visible).isSubsetOf(ROOT_ENTRIES);
        }
    }

    private static List<String> javaFiles(Predicate<Path> which, Predicate<Path> offends) {
        return files("", ".java").stream()
                .filter(which)
                .filter(offends)
                .map(SourceTree::relative)
                .toList();
    }

    private static long lineCount(Path file) {
        return text(file).lines().count();
    }

    private static boolean isInAnUndescribedPackage(Path file) {
        var description = file.resolveSibling("package-info.java");
        return !Files.exists(description)
                || !text(description).startsWith("/**")
                || !text(description).contains("@NullMarked");
    }

    private static long titles(Path page) {
        var outsideCode = text(page).replaceAll("(?ms)^```.*?^```", "");
        return outsideCode.lines().filter(line -> line.startsWith("# ")).count();
    }
}
