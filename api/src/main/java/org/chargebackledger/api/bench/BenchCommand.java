package org.chargebackledger.api.bench;

import org.chargebackledger.api.cli.CommandRefused;
import org.chargebackledger.api.cli.Subcommand;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures a generated month from files to statements, beside DuckDB on the same files. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = DuckDbCommand.class,
        description = {
            "Measures time and memory of a generated month, from its files to its statements, in a"
                + " service of its own, and what DuckDB takes to scan and allocate the same files.",
            "With --bill: what the cost lines of a bill of yours take to store."
        })
public final class BenchCommand implements Subcommand {

    /** How the bill of the month is delivered. */
    enum Form {
        CSV,
        PARQUET
    }

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Rows of the bill (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "20261031",
            description = "Another one gives another month of the same size.")
    private long seed;

    @Option(
            names = "--form",
            split = ",",
            description = "csv, parquet (default: one after the other).")
    private List<Form> forms = List.of(Form.values());

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "512m",
            description =
                    "The most the service's JVM may take for objects (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where all files go and stay (default: a temporary one).")
    private @Nullable Path folder;

    @Option(
            names = "--history",
            paramLabel = "MONTHS",
            description =
                    "Measures the simulation of another policy over so many months, and nothing"
                            + " else.")
    private int history;

    @Option(
            names = "--bill",
            paramLabel = "FILE",
            description = "Measures the storage of its cost lines, and nothing else.")
    private @Nullable Path bill;

    @Option(
            names = "--source",
            defaultValue = "focus",
            description = "What kind of bill: focus or aws-cur (default: ${DEFAULT-VALUE}).")
    private String source = "";

    @Option(names = "--json", description = "Print JSON, for machines.")
    private boolean json;

    @Spec private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (rows < SyntheticMonth.ROWS_MIN) {
            throw new ParameterException(
                    command.commandLine(), "--rows: at least " + SyntheticMonth.ROWS_MIN);
        }
        var chosen = folder;
        if (chosen != null) {
            if (Files.exists(chosen.resolve("service"))) {
                throw new CommandRefused("there is a bench in " + chosen + " already");
            }
            return in(Files.createDirectories(chosen));
        }
        var temporary = Files.createTempDirectory("chargeback-bench-");
        try {
            return in(temporary);
        } finally {
            FileSystemUtils.deleteRecursively(temporary);
        }
    }

    private int in(Path place) throws IOException {
        var report = new BenchReport(command.commandLine().getOut(), json);
        var owned = bill;
        if (owned != null) {
            if (!Files.isReadable(owned)) {
                throw new CommandRefused("no readable file: " + owned);
            }
            report.codec(CodecFigures.measure(source, owned, place));
            report.end();
            return 0;
        }
        if (history > 0) {
            report.history(HistoryBench.measure(history, rows, seed, place, heap));
            report.end();
            return 0;
        }
        var month = SyntheticMonth.write(place, SyntheticMonth.PERIOD, rows, seed);
        report.month(month, heap);
        for (var form : forms) {
            var file = form == Form.CSV ? month.bill() : month.parquet();
            var home = place.resolve("service").resolve(form.name().toLowerCase(Locale.ROOT));
            var measured = MonthBench.measure(month, file, home, heap);
            report.compared(new Comparison(measured, DuckDbPeer.measure(place, file)));
        }
        report.codec(CodecFigures.measure("focus", month.parquet(), place));
        report.end();
        return 0;
    }
}
