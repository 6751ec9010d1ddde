package org.chargebackledger.ingest.billfiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;

/** What paths a pattern has in a month. */
class FilePatternTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Test
    void a_month_is_written_as_exports_write_it() {
        assertThat(prefix("a/{yyyy}-{MM}/*.csv")).isEqualTo("a/2026-10/");
        assertThat(prefix("a/{first}-{last}/{run}/part_*")).isEqualTo("a/20261001-20261031/");
        assertThat(prefix("a/{first}-{next}/*")).isEqualTo("a/20261001-20261101/");
        assertThat(prefix("/b/{MMMM}-{yyyy}-x.csv")).isEqualTo("b/October-2026-x.csv");
        assertThat(prefix("b/BILLING_PERIOD={yyyy-MM}/**")).isEqualTo("b/BILLING_PERIOD=2026-10/");
        assertThat(new FilePattern("{yyyy}{M}").of(YearMonth.of(2026, 3)).prefix())
                .isEqualTo("20263");
    }

    @Test
    void a_star_stays_within_a_folder_and_two_do_not() {
        assertThat(matches("a/{yyyy}/*.csv", "a/2026/x.csv")).isTrue();
        assertThat(matches("a/{yyyy}/*.csv", "a/2026/b/x.csv")).isFalse();
        assertThat(matches("a/{yyyy}/**/*.csv", "a/2026/x.csv")).isTrue();
        assertThat(matches("a/{yyyy}/**/*.csv", "a/2026/b/c/x.csv")).isTrue();
        assertThat(matches("a/{yyyy}/**", "a/2026/b/c/x.csv")).isTrue();
        assertThat(matches("a/{yyyy}/?.csv", "a/2026/xy.csv")).isFalse();
        // What means something in expressions means itself here.
        assertThat(matches("a+(b)/{yyyy}.csv", "a+(b)/2026.csv")).isTrue();
        assertThat(matches("a/{yyyy}.csv", "a/2026xcsv")).isFalse();
    }

    @Test
    void runs_and_days_are_read_from_the_path() {
        var place = new FilePattern("r/{yyyy}/{MM}/{dd}/{run}/*.csv").of(OCTOBER);
        var match = place.match("r/2026/10/31/r-1/x.csv").orElseThrow();
        assertThat(match.run()).isEqualTo("r-1");
        assertThat(match.day()).isEqualTo(LocalDate.parse("2026-10-31"));
        assertThat(place.match("r/2026/10/32/r-1/x.csv")).isEmpty();
        assertThat(place.match("r/2026/11/01/r-1/x.csv")).isEmpty();
    }

    @Test
    void a_manifest_lies_in_the_folder_of_the_run_or_of_the_files() {
        assertThat(new FilePattern("a/{first}/*/{run}/data/part*").beside("m.json").text())
                .isEqualTo("a/{first}/*/{run}/m.json");
        assertThat(new FilePattern("a/{first}/part*").beside("_SUCCESS").text())
                .isEqualTo("a/{first}/_SUCCESS");
    }

    private static String prefix(String pattern) {
        return new FilePattern(pattern).of(OCTOBER).prefix();
    }

    private static boolean matches(String pattern, String key) {
        return new FilePattern(pattern).of(OCTOBER).match(key).isPresent();
    }
}
