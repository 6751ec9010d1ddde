package org.chargebackledger.ingest.bill;

import java.util.stream.Collectors;

/**
 * What each cost line is made of: rows grouped as delivered, whole, or the parts that share rows
 * divide them into.
 *
 * @param hasShares whether share rows divide anything, so that {@link ShareDivision} left its
 *     tables
 */
record LineParts(boolean hasShares) {

    /** All that tells two cost lines apart. */
    static final String GRAIN = "period, start_day, end_day, " + GrainSql.TEXTS;

    private static final String OF_ROWS =
            "r.rowid AS delivered_rows, r.period, r.start_day, r.end_day, "
                    + GrainSql.delivered().stream()
                            .map(column -> "r." + GrainSql.name(column))
                            .collect(Collectors.joining(", "));

    /** SQL for one row per line and group of delivered rows that it sums, or has a part of. */
    String sql() {
        return hasShares
                ? "(" + whole(ofShares(), SHARED_CLUSTER) + " UNION ALL BY NAME " + divided() + ")"
                : "(" + whole("", either("cluster")) + ")";
    }

    private static String whole(String shares, String cluster) {
        return "SELECT "
                + OF_ROWS
                + ", "
                + cluster
                + " AS cluster, "
                + either("namespace")
                + " AS namespace, "
                + either("workload")
                + " AS workload, t.tags, r.list, r.contracted, r.billed, r.effective,"
                + " r.blank_list, r.blank_contracted, r.blank_billed, r.blank_effective,"
                + " r.row_count, false AS is_divided, NULL::BIGINT AS taker"
                + " FROM raw_lines r JOIN tag_texts t ON r.tags = t.delivered"
                + shares
                + " WHERE NOT r.share"
                + (shares.isEmpty()
                        ? ""
                        : " AND r.rowid NOT IN (SELECT parent FROM parts WHERE taker IS NULL)");
    }

    /** Machines of a cluster are known by the shares of them, whatever their own tags say. */
    private static final String SHARED_CLUSTER =
            "coalesce(nullif(" + either("cluster") + ", ''), m.cluster, '')";

    private static String ofShares() {
        return " LEFT JOIN machines m USING (" + ShareDivision.RESOURCE + ")";
    }

    /** A divided row is counted where nobody is named, so that the counts sum to the bill's. */
    private static String divided() {
        return "SELECT "
                + OF_ROWS
                + ", CASE WHEN p.taker IS NULL THEN "
                + SHARED_CLUSTER
                + " ELSE k.cluster END AS cluster, coalesce(k.namespace, '') AS namespace,"
                + " coalesce(k.workload, '') AS workload, coalesce(g.tags, t.tags) AS tags, p.list,"
                + " p.contracted, p.billed, p.effective, "
                + ifRest("blank_list")
                + ifRest("blank_contracted")
                + ifRest("blank_billed")
                + ifRest("blank_effective")
                + ifRest("row_count")
                + "true AS is_divided, p.taker FROM raw_lines r JOIN parts p ON p.parent = r.rowid"
                + " JOIN tag_texts t ON r.tags = t.delivered LEFT JOIN takers k ON p.taker ="
                + " k.taker LEFT JOIN merged_tags g ON g.parent_tags = r.tags AND g.taker = p.taker"
                + ofShares();
    }

    private static String ifRest(String count) {
        return "CASE WHEN p.taker IS NULL THEN r.%1$s ELSE 0 END AS %1$s, ".formatted(count);
    }

    static String either(String column) {
        return "CASE WHEN r.%1$s <> '' THEN r.%1$s ELSE t.%1$s END".formatted(column);
    }
}
