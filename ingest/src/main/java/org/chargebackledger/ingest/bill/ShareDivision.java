package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;

import java.util.List;

/**
 * Divides the rows of a resource by the share rows of the same time, in every cost by the same
 * weights: each consumer's part, and the rest that nobody took. The parts sum to the row.
 */
final class ShareDivision {

    /** When something was charged, to the second. */
    static final String SLOT = "slot_start, slot_end";

    /** What may be divided. */
    static final String RESOURCE = "period, provider, billing_account, resource";

    /** The provider knows who used the resource, but nobody who runs it there. */
    static final String UNCONTROLLED = "Uncontrolled Workload";

    private static final String KEY = RESOURCE + ", " + SLOT;

    /** Consumers to divide by at once, because lists of them do not spill. */
    private static final long AT_ONCE = 250_000;

    private static final String OWN_NAMES = "cluster, namespace, workload, tags";

    /** Who took shares, numbered in the order in which equal remainders go. */
    private static final String TAKERS =
            """
            CREATE TABLE takers AS SELECT row_number() OVER (ORDER BY %1$s) AS taker, %1$s FROM (
                SELECT DISTINCT cluster, namespace, workload, tags FROM named)
            """
                    .formatted(OWN_NAMES);

    private static final String NAMED =
            """
            CREATE TABLE named AS SELECT r.cluster AS d_cluster, r.namespace AS d_namespace,
            r.workload AS d_workload, r.tags AS d_tags, %s AS cluster, %s AS namespace,
            coalesce(nullif(%s, ''), '%s') AS workload, t.tags
            FROM (SELECT DISTINCT %s FROM raw_lines WHERE share) r
            JOIN tag_texts t ON r.tags = t.delivered
            """
                    .formatted(
                            LineParts.either("cluster"),
                            LineParts.either("namespace"),
                            LineParts.either("workload"),
                            UNCONTROLLED,
                            OWN_NAMES);

    /** From what share rows say to who took the share. */
    private static final String NAMES =
            "CREATE TABLE names AS SELECT n.*, k.taker FROM named n JOIN takers k USING (%s)"
                    .formatted(OWN_NAMES);

    /** SQL that joins share rows, called {@code r}, with their takers' names. */
    static final String OF_NAMES =
            "JOIN names n ON r.cluster = n.d_cluster AND r.namespace = n.d_namespace"
                    + " AND r.workload = n.d_workload AND r.tags = n.d_tags";

    private static final String CONSUMERS =
            """
            CREATE TABLE consumers AS SELECT %1$s, n.taker, sum(used_weight) AS used,
            sum(unused_weight) AS unused, sum(negative_weights)::BIGINT AS negatives,
            sum(blank_weights)::BIGINT AS blanks, sum(row_count)::BIGINT AS share_rows
            FROM raw_lines r %2$s WHERE r.share GROUP BY %1$s, n.taker
            """
                    .formatted(KEY, OF_NAMES);

    /** A resource and a time with its weights. */
    private static final String SLOTS =
            """
            CREATE TABLE slots AS SELECT %1$s, sum(used) + sum(unused) AS weight,
            sum(negatives)::BIGINT AS negatives, sum(blanks)::BIGINT AS blanks,
            sum(share_rows)::BIGINT AS share_rows FROM consumers GROUP BY %1$s
            """
                    .formatted(KEY);

    /** The resource's own rows at such times, and at others. */
    private static final String CHARGES =
            """
            CREATE TABLE charges AS SELECT %1$s, sum(row_count)::BIGINT AS charge_rows,
            sum(whole_cost) AS whole, sum(effective) AS effective FROM raw_lines
            WHERE NOT share AND slot_start IS NOT NULL
            AND (%2$s) IN (SELECT (%2$s) FROM consumers) GROUP BY %1$s
            """
                    .formatted(KEY, RESOURCE);

    private static final String MACHINES =
            """
            CREATE TABLE machines AS SELECT %1$s, max(cluster) AS cluster
            FROM consumers JOIN takers USING (taker)
            WHERE cluster <> '' AND resource <> '' GROUP BY %1$s HAVING min(cluster) = max(cluster)
            """
                    .formatted(RESOURCE);

    private static final String PARTS =
            """
            CREATE TABLE parts (parent BIGINT, taker BIGINT, list DECIMAL(38,24),
            contracted DECIMAL(38,24), billed DECIMAL(38,24), effective DECIMAL(38,24))
            """;

    private static final String MERGED_TAGS =
            """
            CREATE TABLE merged_tags AS SELECT parent_tags, taker,
            merged_tags(t.tags || chr(30) || k.tags) AS tags FROM (
                SELECT DISTINCT r.tags AS parent_tags, p.taker
                FROM parts p JOIN raw_lines r ON p.parent = r.rowid WHERE p.taker IS NOT NULL)
            JOIN tag_texts t ON parent_tags = t.delivered JOIN takers k USING (taker)
            """;

    private final DuckDb database;

    ShareDivision(DuckDb database) {
        this.database = database;
    }

    /** Leaves the parts in tables beside {@code raw_lines} and {@code tag_texts}. */
    LineParts divide(Findings findings) {
        if (database.number(
                        "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'raw_lines'"
                                + " AND column_name = 'slot_start'")
                == 0) {
            return new LineParts(false);
        }
        if (database.number("SELECT count(*) FROM raw_lines WHERE share") == 0) {
            return new LineParts(false);
        }
        for (var step : List.of(NAMED, TAKERS, NAMES, CONSUMERS, SLOTS, CHARGES, MACHINES, PARTS)) {
            database.execute(step);
        }
        var steps = database.number("SELECT count(*) FROM consumers") / AT_ONCE + 1;
        for (var step = 0; step < steps; step++) {
            database.execute(divide(steps, step));
        }
        database.execute(MERGED_TAGS);
        new ShareFindings(database, findings).report();
        return new LineParts(true);
    }

    /** A consumer who took nothing has no part; the rest is always there, to count the rows. */
    private static String divide(long steps, long step) {
        return """
        INSERT INTO parts WITH weighed AS (
            SELECT %1$s, string_agg(used::VARCHAR, ',' ORDER BY taker) || ','
                || sum(unused)::VARCHAR AS weights, list(taker ORDER BY taker) AS takers
            FROM consumers WHERE hash(resource) %% %2$d = %3$d GROUP BY %1$s
            HAVING sum(negatives) = 0 AND sum(used) + sum(unused) > 0),
        divided AS (
            SELECT r.rowid AS parent, w.takers, string_split(apportioned(concat_ws(';',
                w.weights, r.list, r.contracted, r.billed, r.effective)), ';') AS shares
            FROM raw_lines r JOIN weighed w USING (%1$s)
            WHERE NOT r.share AND r.slot_start IS NOT NULL),
        pieces AS (
            SELECT parent, takers[n] AS taker, string_split(shares[n], ',') AS costs
            FROM (SELECT *, unnest(range(1, len(shares) + 1)) AS n FROM divided)),
        costs AS (
            SELECT parent, taker, costs[1]::DECIMAL(38,24) AS list,
            costs[2]::DECIMAL(38,24) AS contracted, costs[3]::DECIMAL(38,24) AS billed,
            costs[4]::DECIMAL(38,24) AS effective FROM pieces)
        FROM costs WHERE taker IS NULL
            OR list <> 0 OR contracted <> 0 OR billed <> 0 OR effective <> 0
        """
                .formatted(KEY, steps, step);
    }
}
