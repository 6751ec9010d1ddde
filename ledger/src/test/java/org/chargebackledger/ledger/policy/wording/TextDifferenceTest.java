package org.chargebackledger.ledger.policy.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Unified differences, as everybody's tools read them. */
class TextDifferenceTest {

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

    @Test
    void a_changed_line_stands_between_its_neighbours() {
        assertThat(TextDifference.unified("1", "2", "a\nb\nc\nd\ne\n", "a\nb\nx\nd\ne\n"))
                .isEqualTo("--- 1\n+++ 2\n@@ -1,5 +1,5 @@\n a\n b\n-c\n+x\n d\n e\n");
    }

    @Test
    void the_same_text_has_no_difference() {
        assertThat(TextDifference.unified("1", "2", "a\nb", "a\nb\n")).isEmpty();
    }

    @Test
    void applied_to_the_old_text_it_gives_the_new_one() {
        Seeds.forEachRandom(
                500,
                random -> {
                    var from = text(random);
                    var to = new ArrayList<>(from);
                    for (var i = random.nextInt(6); i > 0; i--) {
                        var at = random.nextInt(to.size() + 1);
                        if (random.nextBoolean() || at == to.size()) {
                            to.add(at, "new" + random.nextInt(3));
                        } else {
                            to.remove(at);
                        }
                    }
                    var difference =
                            TextDifference.unified(
                                    "1", "2", String.join("\n", from), String.join("\n", to));
                    assertThat(applied(from, difference)).isEqualTo(to);
                });
    }

    private static List<String> text(Random random) {
        var lines = new ArrayList<String>();
        for (var i = random.nextInt(60); i >= 0; i--) {
            lines.add("line" + random.nextInt(8));
        }
        return lines;
    }

    private static List<String> applied(List<String> from, String difference) {
        var result = new ArrayList<String>();
        var next = 0;
        for (var line : difference.lines().skip(2).toList()) {
            var hunk = HUNK.matcher(line);
            if (hunk.matches()) {
                var start = Integer.parseInt(hunk.group(1)) - (hunk.group(2).equals("0") ? 0 : 1);
                while (next < start) {
                    result.add(from.get(next++));
                }
            } else if (line.startsWith("+")) {
                result.add(line.substring(1));
            } else {
                assertThat(line.substring(1)).isEqualTo(from.get(next));
                if (line.startsWith(" ")) {
                    result.add(line.substring(1));
                }
                next++;
            }
        }
        result.addAll(from.subList(next, from.size()));
        return result;
    }
}
