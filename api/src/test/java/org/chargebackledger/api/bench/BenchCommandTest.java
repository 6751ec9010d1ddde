package org.chargebackledger.api.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.strictOffset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.chargebackledger.ledger.Effort;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** The benchmark's months are real ones: what it measured agrees with DuckDB to the cent. */
@Order(1)
class BenchCommandTest {

    @TempDir Path folder;

    @Test
    void a_month_is_measured_step_by_step_and_agrees_with_the_peer() throws Exception {
        var place = folder.resolve("bench").toString();
        var report = bench("--rows", "10000", "--form", "parquet", "--folder", place, "--json");
        var month = report.path("months").path(0);
        assertThat(month.path("month").path("steps").findValuesAsString("name"))
                .containsExactly(
                        "set up, readings", "import", "run", "post", "statements", "projection");
        for (var step : month.path("month").path("steps")) {
            assertThat(step.path("cpu").asString()).as("%s", step).isNotEqualTo("PT0S");
        }
        var ours = month.path("month").path("totals");
        var theirs = month.path("peer").path("totals");
        assertThat(ours.size()).isEqualTo(26);
        for (var total : theirs.properties()) {
            assertThat(new BigDecimal(ours.path(total.getKey()).asString()))
                    .as(total.getKey())
                    .isCloseTo(
                            new BigDecimal(total.getValue().asString()),
                            strictOffset(new BigDecimal("0.01")));
        }
        assertThat(report.path("codec").path("bytes").asDouble()).isBetween(1.0, 40.0);
    }

    @Test
    void a_history_is_simulated_in_one_question() {
        assumeTrue(Effort.isAll(), "two months are measured where all tests are asked for");
        var place = folder.resolve("history").toString();
        var history =
                bench("--history", "2", "--rows", "10000", "--folder", place, "--json")
                        .path("history");
        assertThat(history.path("months").asInt()).isEqualTo(2);
        assertThat(history.path("largestChange").asString()).matches("-?[0-9]+\\.[0-9]{2}");
        assertThat(history.path("simulation").path("name").asString()).isEqualTo("simulation");
    }

    @Test
    void a_bill_of_ones_own_is_measured_for_what_it_takes_to_store() throws Exception {
        var month = SyntheticMonth.write(folder, SyntheticMonth.PERIOD, SyntheticMonth.ROWS_MIN, 7);
        var report = bench("--bill", month.bill().toString(), "--json");
        assertThat(report.path("codec").path("lines").asLong()).isBetween(1_000L, 10_000L);
        assertThat(report.path("months").isEmpty()).isTrue();
    }

    @Test
    void what_cannot_be_measured_is_refused() throws Exception {
        Files.createDirectories(folder.resolve("service"));
        assertThat(exit("--rows", "10")).isEqualTo(2);
        assertThat(exit("--folder", folder.toString())).isEqualTo(1);
        assertThat(exit("--bill", folder.resolve("missing.csv").toString())).isEqualTo(1);
    }

    private static JsonNode bench(String... arguments) {
        var out = new StringWriter();
        var exit = command().setOut(new PrintWriter(out)).execute(arguments);
        assertThat(exit).as(out.toString()).isZero();
        return JsonMapper.shared().readTree(out.toString());
    }

    private static int exit(String... arguments) {
        return command().setErr(new PrintWriter(new StringWriter())).execute(arguments);
    }

    private static CommandLine command() {
        return new CommandLine(new BenchCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
