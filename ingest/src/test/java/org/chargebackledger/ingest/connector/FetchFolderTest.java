package org.chargebackledger.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where pages wait: whole or absent, also after a crash. */
class FetchFolderTest {

    private static final List<String> QUESTIONS = List.of("first?", "second?");

    @TempDir Path temporary;
    private Path place;

    @BeforeEach
    void choose() {
        place = temporary.resolve("eu").resolve("2026-10-01");
    }

    @Test
    void a_kept_page_is_there_when_the_folder_is_opened_again() throws IOException {
        keep(open(QUESTIONS), "one", "content");
        var again = open(QUESTIONS);
        assertThat(again.has("one")).isTrue();
        assertThat(again.text("one")).isEqualTo("content");
        assertThat(again.file("one").path()).hasContent("content");
        assertThat(again.has("two")).isFalse();
        assertThat(again.text("two")).isEmpty();
    }

    @Test
    void a_crash_between_writing_and_renaming_leaves_no_page() throws IOException {
        var folder = open(QUESTIONS);
        assertThatThrownBy(() ->
                        folder.keep(
                                "one",
                                page -> {
                                    Files.writeString(page, "half");
                                    throw new AssertionError("the power went off");
                                }))
                .hasMessage("the power went off");
        assertThat(names()).contains("one.unfinished");

        var again = open(QUESTIONS);
        assertThat(again.has("one")).isFalse();
        keep(again, "one", "whole");
        assertThat(again.text("one")).isEqualTo("whole");
        assertThat(names()).containsExactlyInAnyOrder("question", "one");
    }

    @Test
    void what_was_seen_outlives_the_pages_until_the_slice_is_forgotten() throws IOException {
        var folder = open(QUESTIONS);
        keep(folder, "day.seen", "so far");
        keep(folder, "one", "content");
        folder.drop("one");
        assertThat(folder.has("one")).isFalse();
        FetchFolder.forget(place);
        assertThat(names()).as("a question is open").contains("question", "day.seen");

        folder.clear();
        assertThat(open(QUESTIONS).text("day.seen")).isEqualTo("so far");
        open(QUESTIONS).clear();
        FetchFolder.forget(place);
        assertThat(place).doesNotExist();
    }

    @Test
    void another_question_empties_the_folder() throws IOException {
        keep(open(QUESTIONS), "one", "an answer to something else");
        var other = open(List.of("first?", "second, but otherwise?"));
        assertThat(other.has("one")).isFalse();
        keep(other, "one", "new");
        assertThat(open(QUESTIONS).has("one")).isFalse();
    }

    @Test
    void a_crash_while_another_question_is_asked_leaves_nothing_of_the_old_one()
            throws IOException {
        keep(open(QUESTIONS), "one", "old");
        // As it is left between throwing the pages away and writing down the new question.
        Files.delete(place.resolve("question"));
        assertThat(open(QUESTIONS).has("one")).isFalse();
    }

    @Test
    void a_cleared_folder_knows_no_question_and_no_page() throws IOException {
        var folder = open(QUESTIONS);
        keep(folder, "one", "content");
        folder.clear();
        assertThat(names()).isEmpty();
    }

    private FetchFolder open(List<String> questions) throws IOException {
        return FetchFolder.open(place, questions);
    }

    private static void keep(FetchFolder folder, String page, String content) throws IOException {
        folder.keep(page, file -> Files.writeString(file, content));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
