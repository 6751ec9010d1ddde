package org.chargebackledger.api.bench;

import com.sun.management.OperatingSystemMXBean;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** The peer's side of the benchmark: allocates a synthetic month by one SQL statement. */
@Command(name = "duckdb", hidden = true, description = "Allocates a written month with DuckDB.")
final class DuckDbCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FOLDER")
    private Path folder = Path.of("");

    @Parameters(index = "1", paramLabel = "BILL")
    private Path bill = Path.of("");

    @Spec private CommandSpec command;

    @Override
    public Integer call() throws SQLException, IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            var query = query();
            var cpu = system.getProcessCpuTime();
            var startedAt = System.nanoTime();
            var totals = totals(connection, query);
            var figures = new LinkedHashMap<String, Object>();
            figures.put("wallNanos", System.nanoTime() - startedAt);
            figures.put("cpuNanos", system.getProcessCpuTime() - cpu);
            figures.put("peak", ProcessGauge.alone(ProcessHandle.current()).residentPeak());
            figures.put("totals", totals);
            var out = command.commandLine().getOut();
            out.println(JsonMapper.shared().writeValueAsString(figures));
            out.flush();
            return 0;
        }
    }

    private static Map<String, String> totals(Connection connection, String query)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var totals = new TreeMap<String, String>();
            while (rows.next()) {
                totals.put(
                        rows.getString("code"),
                        new BigDecimal(rows.getString("cost")).toPlainString());
            }
            return totals;
        }
    }

    private String query() {
        var query = statement();
        var files =
                Map.of(
                        "bill", table(),
                        "usage", file("usage.csv"),
                        "nodes", file("nodes.csv"),
                        "metrics", file("metrics.csv"),
                        "labels", file("namespace-labels.csv"),
                        "costCenters", file(SyntheticMonth.COST_CENTERS));
        for (var file : files.entrySet()) {
            query = query.replace("${" + file.getKey() + "}", file.getValue());
        }
        return query;
    }

    private String table() {
        var path = literal(bill);
        return path.endsWith(".parquet")
                ? "read_parquet('" + path + "')"
                : "read_csv('" + path + "', header = true, all_varchar = true)";
    }

    private String file(String name) {
        return literal(folder.resolve(name));
    }

    private static String literal(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }

    private static String statement() {
        try (var text = DuckDbCommand.class.getResourceAsStream("allocation.sql")) {
            if (text == null) {
                throw new IllegalStateException("allocation.sql is not in the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
