package org.chargebackledger.ingest.openshift;

import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.usage.NamespaceLabels;

/**
 * Hourly labels of namespaces as the days on which they held: a day has the labels of its last
 * report, and adjoining days with equal labels are one line.
 */
final class LabelDays {

    private LabelDays() {}

    static void merge(DuckDb database, String cluster, ReadingTables tables) {
        database.stream(
                "WITH days AS (SELECT namespace, CAST(make_timestamp(s * 1000000) AS DATE) AS day,"
                    + " arg_max(labels, (s, labels)) AS labels FROM namespace_labels GROUP BY ALL),"
                    + " runs AS (SELECT *, day - CAST(row_number() OVER (PARTITION BY namespace,"
                    + " labels ORDER BY day) AS INTEGER) AS run FROM days) SELECT namespace,"
                    + " labels, min(day) AS first_day, max(day) + 1 AS end_day FROM runs GROUP BY"
                    + " namespace, labels, run",
                row ->
                        tables.add(
                                "",
                                0,
                                new NamespaceLabels(
                                        row.getDate("first_day").toLocalDate(),
                                        row.getDate("end_day").toLocalDate(),
                                        cluster,
                                        row.getString("namespace"),
                                        row.getString("labels"))));
    }
}
