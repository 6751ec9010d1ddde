package org.chargebackledger.api.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Every Java file is as google-java-format (AOSP) writes it; {@code -Dformat.fix=true} rewrites.
 */
@Order(2)
class FormattingTest {

    private static final String HOW_TO_FIX =
            "not formatted; fix with: mvn test -Dtest=FormattingTest -Dformat.fix=true";

    @Test
    void every_java_file_is_formatted() {
        if (Boolean.getBoolean("format.fix")) {
            assertThat(run("--replace").problems()).isEmpty();
            return;
        }
        var outcome = run("--dry-run");
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.changed()).as(HOW_TO_FIX).isEmpty();
    }

    private static Outcome run(String mode) {
        var arguments = new ArrayList<>(List.of("--aosp", mode));
        SourceTree.files("", ".java").forEach(file -> arguments.add(file.toString()));
        var changed = new StringWriter();
        var problems = new StringWriter();
        var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
        formatter.run(
                new PrintWriter(changed),
                new PrintWriter(problems),
                arguments.toArray(String[]::new));
        return new Outcome(changed.toString().lines().toList(), problems.toString());
    }

    private record Outcome(List<String> changed, String problems) {}
}
