package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What is looked up by day is what the lines say, read one after the other. */
class LabelsByDayTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    @Test
    void each_day_has_the_labels_of_the_first_line_that_holds_then() {
        Seeds.forEachRandom(
                Seeds.count(),
                random -> {
                    var lines = lines(random);
                    var byDay = new LabelsByDay<>(lines, WorkloadLabels::workload);
                    for (var day = FIRST; day.isBefore(FIRST.plusDays(40)); day = day.plusDays(1)) {
                        for (var workload : List.of("a", "b", "c")) {
                            assertThat(byDay.on(workload, day))
                                    .isEqualTo(read(lines, workload, day));
                        }
                        var of = day;
                        assertThat(byDay.isKnown("k", day))
                                .isEqualTo(
                                        List.of("a", "b", "c").stream()
                                                .anyMatch(one -> read(lines, one, of) != null));
                        assertThat(byDay.isKnown("other", day)).isFalse();
                    }
                    assertThat(byDay.knows("c")).isFalse();
                });
    }

    private static List<WorkloadLabels> lines(Random random) {
        var lines = new ArrayList<WorkloadLabels>();
        for (var i = 0; i < 12; i++) {
            var from = FIRST.plusDays(3L * i);
            var to = random.nextInt(8) == 0 ? null : from.plusDays(1L + random.nextInt(8));
            var workload = random.nextBoolean() ? "a" : "b";
            var labels = "{\"team\":\"" + random.nextInt(3) + "\"}";
            lines.add(new WorkloadLabels(from, to, "k", "shop", workload, labels));
        }
        return lines;
    }

    private static @Nullable String read(List<WorkloadLabels> lines, String of, LocalDate day) {
        return lines.stream()
                .filter(line -> line.workload().equals(of))
                .sorted(Comparator.comparing(WorkloadLabels::validFrom))
                .filter(line -> line.holdsWithin(day, day.plusDays(1)))
                .map(WorkloadLabels::labels)
                .findFirst()
                .orElse(null);
    }
}
