package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;

/** Rules over all rows of our own forms: no key twice, nothing counted in two intervals. */
final class ReadingChecks {

    private ReadingChecks() {}

    static void check(DuckDb database, Findings findings) {
        duplicates(database, findings, "usage_lines", "s, e, cluster, node, namespace, workload");
        duplicates(database, findings, "node_lines", "s, e, cluster, node");
        duplicates(
                database,
                findings,
                "metric_lines",
                "s, e, metric, cluster, namespace, cost_center");
        duplicates(database, findings, "label_lines", "s, cluster, namespace");
        duplicates(database, findings, "workload_label_lines", "s, cluster, namespace, workload");
        overlaps(
                database,
                findings,
                "usage_lines",
                "cluster, node, namespace, workload",
                Severity.WARN);
        overlaps(database, findings, "node_lines", "cluster, node", Severity.WARN);
        overlaps(
                database,
                findings,
                "metric_lines",
                "metric, cluster, namespace, cost_center",
                Severity.WARN);
        overlaps(database, findings, "label_lines", "cluster, namespace", Severity.REJECT);
        overlaps(
                database,
                findings,
                "workload_label_lines",
                "cluster, namespace, workload",
                Severity.REJECT);
    }

    private static void duplicates(DuckDb database, Findings findings, String table, String key) {
        database.stream(
                "SELECT file, line, first_line FROM (SELECT file, line,"
                        + " first_value(line) OVER w AS first_line, row_number() OVER w AS n FROM "
                        + table
                        + " WINDOW w AS (PARTITION BY "
                        + key
                        + " ORDER BY file, line)) WHERE n > 1 ORDER BY file, line",
                row ->
                        findings.add(
                                new Finding(
                                        Severity.REJECT,
                                        row.getString(1),
                                        row.getLong(2),
                                        null,
                                        null,
                                        "duplicate-key",
                                        "the same key as line " + row.getLong(3))));
    }

    private static void overlaps(
            DuckDb database, Findings findings, String table, String subject, Severity severity) {
        database.stream(
                "SELECT file, line, earlier FROM (SELECT file, line, s, e, lag(line) OVER w AS"
                        + " earlier, lag(s) OVER w AS earlier_s, max(e) OVER (PARTITION BY "
                        + subject
                        + " ORDER BY s, e, file, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1"
                        + " PRECEDING) AS covered FROM "
                        + table
                        + " WINDOW w AS (PARTITION BY "
                        + subject
                        + " ORDER BY s, e, file, line)) WHERE s < covered"
                        + (table.endsWith("label_lines")
                                ? " AND s <> earlier_s"
                                : " AND NOT (s = earlier_s AND e = covered)")
                        + " ORDER BY file, line",
                row ->
                        findings.add(
                                new Finding(
                                        severity,
                                        row.getString(1),
                                        row.getLong(2),
                                        null,
                                        null,
                                        "overlapping-interval",
                                        "it begins before an earlier one of the same subject ends;"
                                                + " see line "
                                                + row.getLong(3))));
    }
}
