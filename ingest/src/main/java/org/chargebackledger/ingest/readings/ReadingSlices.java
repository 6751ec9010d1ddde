package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageSlice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the readings in the engine's tables are the complete state of. */
final class ReadingSlices {

    /** Stands for the end of what has no end. */
    static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    private static final String DAYS =
            "CAST(min(make_timestamp(s)) AS DATE), CAST(max(make_timestamp(e - 1)) AS DATE) + 1";

    private static final String VALIDITY =
            "DATE '1970-01-01' + min(s)::INTEGER, DATE '1970-01-01' + max(e)::INTEGER";

    private ReadingSlices() {}

    static List<UsageSlice> of(DuckDb database) {
        var slices = new ArrayList<UsageSlice>();
        slices.addAll(slices(database, UsageKind.USAGE, "cluster", DAYS, "usage_lines"));
        slices.addAll(slices(database, UsageKind.NODE, "cluster", DAYS, "node_lines"));
        slices.addAll(
                slices(
                        database,
                        UsageKind.METRIC,
                        "metric || '@' || cluster",
                        DAYS,
                        "metric_lines"));
        slices.addAll(
                slices(database, UsageKind.NAMESPACE_LABELS, "cluster", VALIDITY, "label_lines"));
        slices.addAll(
                slices(
                        database,
                        UsageKind.WORKLOAD_LABELS,
                        "cluster",
                        VALIDITY,
                        "workload_label_lines"));
        slices.addAll(
                slices(
                        database,
                        UsageKind.ESTIMATE,
                        "cluster",
                        "DATE '1970-01-01' + min(day)::INTEGER,"
                                + " DATE '1970-01-01' + max(day)::INTEGER + 1",
                        "estimate_lines"));
        slices.sort(Comparator.comparing(UsageSlice::kind).thenComparing(UsageSlice::subject));
        return List.copyOf(slices);
    }

    private static List<UsageSlice> slices(
            DuckDb database, UsageKind kind, String subject, String days, String table) {
        return database.query(
                "SELECT "
                        + subject
                        + ", "
                        + days
                        + ", count(*) FROM "
                        + table
                        + " GROUP BY "
                        + subject,
                row ->
                        new UsageSlice(
                                kind,
                                row.getString(1),
                                row.getDate(2).toLocalDate(),
                                row.getDate(3).toLocalDate(),
                                row.getLong(4)));
    }
}
