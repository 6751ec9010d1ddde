package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.duckdb.DuckDb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups the rows of all files into {@code raw_lines}, and those into {@code lines}. */
final class BillTables {

    private static final List<String> COSTS = List.of("list", "contracted", "billed", "effective");

    /** What divides rows by others, summed. */
    private static final List<String> WEIGHTS =
            List.of(
                    "used_weight",
                    "unused_weight",
                    "whole_cost",
                    "negative_weights",
                    "blank_weights");

    /** A bit each in one integer. */
    private static final int CHECKS_MAX = 62;

    private final DuckDb database;
    private final List<BillRowsSql> files;
    private final List<String> checkKeys;

    BillTables(DuckDb database, List<BillRowsSql> files) {
        this.database = database;
        this.files = files;
        this.checkKeys =
                files.stream()
                        .flatMap(file -> file.checks().stream())
                        .map(Check::key)
                        .distinct()
                        .toList();
        if (checkKeys.size() > CHECKS_MAX) {
            throw new IllegalStateException("more than " + CHECKS_MAX + " checks: " + checkKeys);
        }
    }

    /**
     * Groups by what was delivered, tags unread. One pass over each file does it all: groups, sums,
     * blank cells and checks.
     *
     * @param condition which rows to take; the others are as if they were not there
     */
    void groupDelivered(Set<String> extras, String condition) {
        var isDivided = files.stream().anyMatch(BillRowsSql::isDivided);
        var slot = isDivided ? ", " + ShareDivision.SLOT : "";
        var sums =
                COSTS.stream()
                        .map(cost ->
                                "coalesce(sum(%1$s), 0) AS %1$s, coalesce(sum(grouped) FILTER (%1$s IS NULL), 0)::BIGINT AS blank_%1$s"
                                        .formatted(cost))
                        .collect(Collectors.joining(", "));
        var extraSums =
                Stream.concat(extras.stream(), isDivided ? WEIGHTS.stream() : Stream.empty())
                        .map(extra -> ", coalesce(sum(%1$s), 0) AS %1$s".formatted(extra))
                        .collect(Collectors.joining());
        database.execute(
                "CREATE TABLE raw_lines AS SELECT period, start_day, end_day, "
                        + GrainSql.TEXTS
                        + ", share"
                        + slot
                        + ", "
                        + sums
                        + extraSums
                        + ", sum(grouped)::BIGINT AS row_count, count(*) AS delivered,"
                        + " bit_or(problems) AS problems FROM ("
                        + files.stream()
                                .map(file -> file.rows(problems(file)))
                                .collect(Collectors.joining(" UNION ALL BY NAME "))
                        + ") WHERE "
                        + condition
                        + " GROUP BY period, start_day, end_day, "
                        + GrainSql.TEXTS
                        + ", share"
                        + slot);
    }

    /** How many rows the engine found in files that it reads as CSV. */
    long rowsOfCsv() {
        var parquet =
                files.stream()
                        .map(BillRowsSql::file)
                        .filter(file -> file.file().form() == DataFile.Form.PARQUET)
                        .mapToLong(
                                file -> database.number("SELECT count(*) FROM " + file.relation()))
                        .sum();
        return database.number("SELECT coalesce(sum(delivered), 0)::BIGINT FROM raw_lines")
                - parquet;
    }

    /** The checks that some row fails. */
    List<String> failedChecks() {
        var bits = database.number("SELECT coalesce(bit_or(problems), 0) FROM raw_lines");
        var failed = new ArrayList<String>();
        for (var i = 0; i < checkKeys.size(); i++) {
            if ((bits & (1L << i)) != 0) {
                failed.add(checkKeys.get(i));
            }
        }
        return failed;
    }

    /** Groups again by canonical tags and by the cluster, namespace and workload they name. */
    void groupCanonical(LineParts parts) {
        var sums =
                COSTS.stream()
                        .map("sum(%1$s) AS %1$s, sum(blank_%1$s)::BIGINT AS blank_%1$s"::formatted)
                        .collect(Collectors.joining(", "));
        database.execute(
                "CREATE TABLE lines AS SELECT "
                        + LineParts.GRAIN
                        + ", "
                        + sums
                        + ", sum(row_count)::BIGINT AS row_count FROM "
                        + parts.sql()
                        + " GROUP BY ALL");
        // Here an overflow still says what it is; while rows are streamed out it does not.
        database.execute(
                "CREATE TABLE currency_totals AS SELECT currency, sum(list) AS list,"
                        + " sum(contracted) AS contracted, sum(billed) AS billed,"
                        + " sum(effective) AS effective FROM lines GROUP BY currency");
    }

    private String problems(BillRowsSql file) {
        return file.checks().stream()
                .map(check ->
                        "(CASE WHEN "
                                + check.wrong()
                                + " THEN "
                                + (1L << checkKeys.indexOf(check.key()))
                                + "::BIGINT ELSE 0 END)")
                .collect(Collectors.joining(" | "));
    }
}
