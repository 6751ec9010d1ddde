package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.CsvProblem;
import org.chargebackledger.ingest.delivery.CsvScanner;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.Sql;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Opens delivered files as tables: every cell as text, nothing guessed. */
final class TableFiles {

    private final DuckDb database;
    private final Findings findings;

    TableFiles(DuckDb database, Findings findings) {
        this.database = database;
        this.findings = findings;
    }

    /** Describes the file; null when it is no table, which is a finding. */
    @Nullable TableFile open(DataFile file) throws IOException {
        return file.form() == DataFile.Form.PARQUET ? parquet(file) : csv(file);
    }

    private @Nullable TableFile csv(DataFile file) throws IOException {
        try (var scanner = new CsvScanner(file.open())) {
            if (!scanner.next()) {
                findings.reject(file.name(), "no-header", "the file has no header line");
                return null;
            }
            var headers = scanner.fields();
            var texts = IntStream.range(0, headers.size()).mapToObj(i -> "t" + i).toList();
            return TableFile.of(file, csvRelation(file, headers.size()), "", headers, texts);
        } catch (CsvProblem problem) {
            problem.report(findings, file.name());
            return null;
        }
    }

    /** Positional names, because headers may repeat or differ by case only. */
    private static String csvRelation(DataFile file, int columns) {
        var names =
                IntStream.range(0, columns)
                        .mapToObj(i -> "'t" + i + "': 'VARCHAR'")
                        .collect(Collectors.joining(", "));
        return "read_csv("
                + path(file.path())
                + ", auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"',"
                + " nullstr = ['', 'NULL', 'null', 'None', '\\N'], strict_mode = true,"
                + " max_line_size = 4194304, buffer_size = 16777216"
                + (file.gzip() ? ", compression = 'gzip'" : ", compression = 'none'")
                + ", columns = {"
                + names
                + "})";
    }

    private TableFile parquet(DataFile file) {
        var relation = "read_parquet(" + path(file.path()) + ", file_row_number = true)";
        var headers = new ArrayList<String>();
        var texts = new ArrayList<String>();
        database.stream(
                "DESCRIBE SELECT * FROM " + relation,
                row -> {
                    var name = row.getString("column_name");
                    if (!name.equals("file_row_number")) {
                        headers.add(name);
                        texts.add(textOf(Sql.name(name), row.getString("column_type")));
                    }
                });
        return TableFile.of(file, relation, "file_row_number", headers, texts);
    }

    /**
     * A typed value as text: decimals digit by digit, doubles as the shortest decimal that reads
     * back as the same double, times in UTC, maps as JSON objects.
     */
    private static String textOf(String column, String declaredType) {
        var type = declaredType.toUpperCase(Locale.ROOT);
        if (type.endsWith("]") || type.startsWith("MAP") || type.startsWith("STRUCT")) {
            return "CAST(to_json(" + column + ") AS VARCHAR)";
        }
        if (type.startsWith("TIMESTAMP")) {
            return "CAST(" + column + " AS VARCHAR)" + (type.contains("ZONE") ? "" : " || 'Z'");
        }
        if (type.equals("DOUBLE") || type.equals("FLOAT")) {
            return "replace(CAST(" + column + " AS VARCHAR), 'e+', 'e')";
        }
        return "cell(CAST(" + column + " AS VARCHAR))";
    }

    private static String path(Path path) {
        return Sql.text(path.toAbsolutePath().toString());
    }
}
