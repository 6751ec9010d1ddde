package org.chargebackledger.api.bench;

import org.chargebackledger.api.cli.CommandRefused;
import org.chargebackledger.api.cli.TextTable;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark prints: as it comes for people, in one piece at the end for machines. */
final class BenchReport {

    private static final double MEBI = 1 << 20;
    private static final double MILLIS = 1_000;

    private final PrintWriter out;
    private final boolean json;
    private final Map<String, Object> answer = new LinkedHashMap<>();
    private final List<Object> months = new ArrayList<>();

    BenchReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void month(SyntheticMonth month, String heap) {
        var machine =
                "%s %s, Java %s, %d processors"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                Runtime.version().feature(),
                                Runtime.getRuntime().availableProcessors());
        answer.put("machine", machine);
        answer.put("rows", month.rows());
        answer.put("heap", heap);
        say(machine + "; service with -Xmx" + heap);
        say(month.rows() + " rows, billed " + month.totals().get("billed"));
    }

    /**
     * Prints a month and its peer.
     *
     * @throws CommandRefused if they do not agree
     */
    void compared(Comparison comparison) {
        var month = comparison.month();
        months.add(comparison);
        say("");
        say(month.bill() + ": " + month.lines() + " cost lines, " + month.entries() + " entries, ");
        var table =
                new TextTable(
                        List.of(
                                "step",
                                "wall s",
                                "CPU s service",
                                "CPU s database",
                                "peak MB service",
                                "peak MB database"));
        month.steps().forEach(step -> table.row(row(step)));
        var peer = comparison.peer();
        table.row(
                List.of(
                        "DuckDB: scan and allocate",
                        seconds(peer.wall()),
                        seconds(peer.cpu()),
                        "",
                        mebibytes(peer.peak()),
                        ""));
        say(table.text().stripTrailing());
        say(
                "import + run + post against DuckDB: %s x wall, %s x CPU"
                        .formatted(
                                decimal(comparison.wallRatio()), decimal(comparison.cpuRatio())));
        say(
                "stored: %s MB; largest difference of a cost center to DuckDB: %s"
                        .formatted(
                                mebibytes(month.stored()),
                                comparison.largestDifference().toPlainString()));
        if (!comparison.agrees()) {
            throw new CommandRefused(
                    "the ledger and DuckDB do not agree: " + month.totals() + " " + peer.totals());
        }
    }

    void history(HistoryBench.Measured history) {
        answer.put("history", history);
        var step = history.simulation();
        say(
                "%d months imported in %s s, simulated in %s s: CPU %s s, peak %s MB"
                        .formatted(
                                history.months(),
                                seconds(history.imported()),
                                seconds(step.wall()),
                                seconds(step.allCpu()),
                                mebibytes(step.peak())));
    }

    void codec(CodecFigures figures) {
        answer.put("codec", figures);
        say("");
        say(
                "%s: %d cost lines, %s bytes a line, %d ns to write and %d ns to read one"
                        .formatted(
                                figures.bill(),
                                figures.lines(),
                                decimal(figures.bytes()),
                                figures.write(),
                                figures.read()));
    }

    void end() {
        if (json) {
            answer.put("months", months);
            out.println(JsonMapper.shared().writeValueAsString(answer));
        }
        out.flush();
    }

    private void say(String line) {
        if (!json) {
            out.println(line);
            out.flush();
        }
    }

    private static List<String> row(Step step) {
        return List.of(
                step.name(),
                seconds(step.wall()),
                seconds(step.cpu()),
                seconds(step.databaseCpu()),
                mebibytes(step.peak()),
                mebibytes(step.databasePeak()));
    }

    private static String seconds(Duration duration) {
        return decimal(duration.toMillis() / MILLIS);
    }

    private static String mebibytes(long bytes) {
        return BigDecimal.valueOf(Math.round(bytes / MEBI)).toPlainString();
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
