package org.chargebackledger.ingest.athena;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows of a report, to be read as they are, or grouped by Trino first. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A statement may not be longer than a million characters. */
    private static final int LITERAL_MAX = 700_000;

    private final Path folder;
    private final Map<String, ColumnType> types;
    private final List<Map<String, String>> rows;

    /**
     * A report.
     *
     * @param rows cells by column; what is absent is null
     */
    Report(Path folder, Map<String, ColumnType> types, List<Map<String, String>> rows) {
        this.folder = folder;
        this.types = new LinkedHashMap<>(types);
        this.rows = rows;
    }

    /** What a delivery comes to. */
    record Read(
            List<CostLine> lines,
            List<ControlTotal> totals,
            List<CostReading.Snapshot> snapshots,
            List<String> findings) {}

    CurTable table() {
        return new CurTable(types);
    }

    /** Loads it as a table of Trino's. */
    void load(String name, List<Map<String, String>> others) {
        var trino = Trino.running();
        trino.execute("DROP TABLE IF EXISTS " + name);
        trino.execute(
                types.entrySet().stream()
                        .map(type ->
                                CurQuery.name(type.getKey()) + " " + trinoType(type.getValue()))
                        .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")")));
        var all = new ArrayList<>(rows);
        all.addAll(others);
        var batch = JSON.createArrayNode();
        var size = 0;
        for (var row : all) {
            var cells = json(row);
            batch.add(cells);
            size += cells.toString().length();
            if (size > LITERAL_MAX) {
                insert(trino, name, batch);
                batch.removeAll();
                size = 0;
            }
        }
        insert(trino, name, batch);
    }

    private void insert(Trino trino, String name, ArrayNode batch) {
        if (batch.isEmpty()) {
            return;
        }
        var columns = List.copyOf(types.values());
        var read = new ArrayList<String>();
        var cast = new ArrayList<String>();
        for (var i = 0; i < columns.size(); i++) {
            var type = columns.get(i);
            read.add(
                    "c" + i + " " + (type == ColumnType.MAP ? "map(varchar, varchar)" : "varchar"));
            cast.add(
                    type == ColumnType.MAP
                            ? "c" + i
                            : "CAST(c" + i + " AS " + trinoType(type) + ")");
        }
        trino.execute(
                "INSERT INTO %s SELECT %s FROM UNNEST(CAST(json_parse(%s) AS array(row(%s)))) AS t(%s)"
                        .formatted(
                                name,
                                String.join(", ", cast),
                                CurQuery.text(batch.toString()),
                                String.join(", ", read),
                                read.stream()
                                        .map(one -> one.substring(0, one.indexOf(' ')))
                                        .collect(Collectors.joining(", "))));
    }

    private ArrayNode json(Map<String, String> row) {
        var cells = JSON.createArrayNode();
        types.forEach((column, type) -> {
            var cell = row.get(column);
            if (cell == null) {
                cells.addNull();
            } else if (type == ColumnType.MAP) {
                cells.add(object(cell));
            } else if (type == ColumnType.TIMESTAMP) {
                cells.add(cell.replace('T', ' ').replace("Z", ""));
            } else {
                cells.add(cell);
            }
        });
        return cells;
    }

    private static com.fasterxml.jackson.databind.JsonNode object(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String trinoType(ColumnType type) {
        return switch (type) {
            case NUMBER -> "double";
            case WHOLE -> "integer";
            case TIMESTAMP -> "timestamp(3)";
            case ZONED -> "timestamp(3) with time zone";
            case DATE -> "date";
            case MAP -> "map(varchar, varchar)";
            case TEXT, OTHER -> "varchar";
        };
    }

    /** Reads the rows as they are. */
    Read ungrouped(Period period) throws IOException {
        var file = folder.resolve("ungrouped.csv");
        try (var out = Files.newBufferedWriter(file)) {
            var csv = new CsvRows(out);
            csv.add(List.copyOf(types.keySet()));
            for (var row : rows) {
                var cells = new ArrayList<@Nullable String>();
                types.forEach((column, type) -> cells.add(delivered(type, row.get(column))));
                csv.add(cells);
            }
        }
        return read(file, period);
    }

    /** A double as Parquet has it, read as the importer reads it. */
    private static @Nullable String delivered(ColumnType type, @Nullable String cell) {
        return cell == null || type != ColumnType.NUMBER
                ? cell
                : Double.toString(Double.parseDouble(cell));
    }

    /** Has Trino group the rows of a month and reads the answer. */
    Read grouped(String name, Period period, QueryScope scope) throws IOException {
        var query = new CurQuery(table(), scope);
        var file = folder.resolve("grouped.csv");
        try (var out = Files.newBufferedWriter(file)) {
            var csv = new CsvRows(out);
            csv.add(query.answered());
            for (var row : Trino.running().query(query.sql(period))) {
                csv.add(row);
            }
        }
        return read(file, period);
    }

    private Read read(Path file, Period period) throws IOException {
        var declared = new TreeMap<>(Map.of("billingPeriod", period.toString()));
        try (var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(
                                "aws-cur",
                                List.of(new StagedFile("bill.csv", file)),
                                declared,
                                folder.resolve("work"),
                                Progress.SILENT)) {
            if (!(reading instanceof CostReading bill)) {
                throw new AssertionError("no bill: " + reading.findings());
            }
            var lines = new ArrayList<CostLine>();
            for (var snapshot : bill.snapshots()) {
                bill.lines(
                        snapshot.key(),
                        block -> {
                            for (var i = 0; i < block.size(); i++) {
                                lines.add(block.line(i));
                            }
                        });
            }
            return new Read(
                    lines,
                    bill.controlTotals(),
                    bill.snapshots(),
                    bill.findings().stream()
                            .map(finding -> finding.code() + ": " + finding.reason())
                            .sorted(Comparator.naturalOrder())
                            .toList());
        }
    }
}
