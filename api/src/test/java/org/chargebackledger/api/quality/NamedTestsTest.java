package org.chargebackledger.api.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.quality.SourceTree.files;
import static org.chargebackledger.api.quality.SourceTree.relative;
import static org.chargebackledger.api.quality.SourceTree.text;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The docs name the tests that show what they say: each of those exists. */
class NamedTestsTest {

    /**
     * {@code Class} or {@code Class.method}, as the docs quote them, and dots before a method for
     * the class named last.
     */
    private static final Pattern NAMED =
            Pattern.compile("`(?:([A-Z]\\w*(?:Test|Properties))(?:\\.(\\w+))?|…(\\w+))`");

    @Test
    void every_test_that_the_docs_name_exists() {
        var tests = tests();
        var unknown = new ArrayList<String>();
        for (var page : files("docs", ".md")) {
            var last = "";
            var names = NAMED.matcher(text(page));
            while (names.find()) {
                last = names.group(1) == null ? last : names.group(1);
                var source = tests.get(last);
                var method = names.group(1) == null ? names.group(3) : names.group(2);
                if (source == null || (method != null && !source.contains(" " + method + "("))) {
                    unknown.add(relative(page) + ": " + names.group());
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Map<String, String> tests() {
        return files("", ".java").stream()
                .filter(file -> relative(file).contains("src/test/java/"))
                .collect(
                        Collectors.toMap(
                                file -> file.getFileName().toString().replace(".java", ""),
                                SourceTree::text,
                                String::concat));
    }
}
