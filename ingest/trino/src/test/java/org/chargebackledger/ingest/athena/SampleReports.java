package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.awscur.CurColumns;
import org.chargebackledger.ingest.delivery.CsvScanner;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A sample of a report beside the project.
 *
 * @param total sum of its unblended costs
 */
record SampleReports(String file, Period period, String total) {

    static final List<SampleReports> ALL =
            List.of(
                    new SampleReports(
                            "nise_2025_10/aws_ocp/October-2025-None.csv.gz",
                            Period.parse("2025-10"),
                            "29124.3458872950883952704736"),
                    new SampleReports(
                            "keboola_cur/sample_billing_data.csv",
                            Period.parse("2024-01"),
                            "0.045152"),
                    new SampleReports(
                            "keboola_cur/sample_billing_data_v2.csv",
                            Period.parse("2024-09"),
                            "0.108304"));

    private static final Set<String> BLANK = Set.of("", "None");
    private static final Set<String> TIMES =
            Set.of(CurColumns.PERIOD_START, CurColumns.USAGE_START, CurColumns.USAGE_END);

    /** Rows as a crawler loads them: columns named as Athena does, partitioned by month. */
    List<Map<String, String>> rows() {
        try (var in = Files.newInputStream(path());
                var scanner = new CsvScanner(file.endsWith(".gz") ? new GZIPInputStream(in) : in)) {
            scanner.next();
            var names = scanner.fields().stream().map(SampleReports::athena).toList();
            var rows = new ArrayList<Map<String, String>>();
            while (scanner.next()) {
                rows.add(row(names, scanner.fields()));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> row(List<String> names, List<String> cells) {
        var row = new LinkedHashMap<String, String>();
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!BLANK.contains(cells.get(i)) && isAskedFor(name)) {
                row.put(name, TIMES.contains(name) ? time(cells.get(i)) : cells.get(i));
            }
        }
        row.put("year", String.valueOf(period.firstDay().getYear()));
        row.put("month", String.valueOf(period.firstDay().getMonthValue()));
        return row;
    }

    private static String time(String cell) {
        return cell.substring(0, 19).replace(' ', 'T') + "Z";
    }

    private static boolean isAskedFor(String name) {
        return name.startsWith("resource_tags_")
                || name.startsWith("cost_category_")
                || TIMES.contains(name)
                || Stream.of(CurColumns.TEXTS, CurColumns.COSTS, CurColumns.WEIGHTS)
                        .anyMatch(names -> names.contains(name));
    }

    /** Capitals begin a word, and what is no letter or digit becomes an underscore. */
    private static String athena(String header) {
        return header.contains("/")
                ? header.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                        .replaceAll("(?<=[A-Z])(?=[A-Z])", header.contains("ARN") ? "_" : "")
                        .replaceAll("[^A-Za-z0-9]+", "_")
                        .toLowerCase(Locale.ROOT)
                : header;
    }

    Map<String, ColumnType> types() {
        var types = new LinkedHashMap<String, ColumnType>();
        var columns =
                rows().stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toSet());
        columns.addAll(CurTable.NEEDED);
        for (var column : columns.stream().sorted().toList()) {
            var isAmount =
                    Stream.of(CurColumns.COSTS, CurColumns.WEIGHTS)
                            .anyMatch(names -> names.contains(column));
            types.put(
                    column,
                    isAmount
                            ? ColumnType.NUMBER
                            : TIMES.contains(column) ? ColumnType.TIMESTAMP : ColumnType.TEXT);
        }
        return types;
    }

    private Path path() {
        var root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("ledger/src"))) {
            root = root.getParent();
        }
        var folder = root == null ? Path.of("absent") : root.resolve("../shared/data").normalize();
        var path = folder.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), () -> "no sample data: " + path + " is absent");
        return path;
    }
}
