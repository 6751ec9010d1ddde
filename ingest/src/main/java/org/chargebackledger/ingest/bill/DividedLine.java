package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.BillRow.Role;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.Sql;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows behind a cost line of a resource that share rows divide: that resource's rows are
 * divided again as they were when the bill was read, to see which of them the line has parts of.
 */
final class DividedLine {

    /** What rows were grouped by before they were divided. */
    private static final String DELIVERED = LineParts.GRAIN + ", share, " + ShareDivision.SLOT;

    /** An earlier look that failed may have left some. */
    private static final List<String> TABLES =
            List.of(
                    "raw_lines",
                    "tag_texts",
                    "named",
                    "takers",
                    "names",
                    "consumers",
                    "slots",
                    "charges",
                    "machines",
                    "merged_tags",
                    "parts",
                    "members",
                    "wanted");

    private final DuckDb database;
    private final List<BillRowsSql> files;
    private final CostLine line;
    private final Period period;

    DividedLine(DuckDb database, List<BillRowsSql> files, CostLine line, Period period) {
        this.database = database;
        this.files = files;
        this.line = line;
        this.period = period;
    }

    /** False if no share row names the line's resource: the line's rows are then all its own. */
    boolean isOfShares(BillSource source, BillOptions options) {
        if (files.stream().noneMatch(BillRowsSql::isDivided) || line.resource().isEmpty()) {
            return false;
        }
        TABLES.forEach(table -> database.execute("DROP TABLE IF EXISTS " + table));
        new BillTables(database, files)
                .groupDelivered(Set.of(), "resource = " + Sql.text(line.resource()));
        TagTable.build(database, source, options, new Findings());
        var parts = new ShareDivision(database).divide(new Findings());
        if (parts.hasShares()) {
            database.execute("CREATE TABLE members AS FROM " + parts.sql() + " WHERE " + isLine());
            database.execute(wanted());
        }
        return parts.hasShares();
    }

    private String isLine() {
        var block = CostLines.of(List.of(line));
        return Arrays.stream(TextColumn.values())
                        .map(column ->
                                GrainSql.name(column) + " = " + Sql.text(block.text(column, 0)))
                        .collect(Collectors.joining(" AND "))
                + " AND period = DATE '%s' AND start_day = DATE '%s' AND end_day = DATE '%s'"
                        .formatted(period.firstDay(), line.startDay(), line.endDay());
    }

    /** The groups of delivered rows that the line has money of, and those they are divided by. */
    private static String wanted() {
        return """
        CREATE TABLE wanted AS SELECT DISTINCT %1$s, is_divided FROM (
            SELECT r.*, m.is_divided FROM raw_lines r JOIN members m ON r.rowid = m.delivered_rows
            UNION ALL BY NAME
            SELECT r.*, true AS is_divided FROM raw_lines r %2$s
            JOIN (SELECT d.*, m.taker AS taken FROM members m
                JOIN raw_lines d ON d.rowid = m.delivered_rows WHERE m.is_divided) d
            USING (%3$s, %4$s) WHERE r.share AND (d.taken IS NULL OR d.taken = n.taker))
        """
                .formatted(
                        DELIVERED,
                        ShareDivision.OF_NAMES,
                        ShareDivision.RESOURCE,
                        ShareDivision.SLOT);
    }

    /** Those with money first, then those they are divided by, each in the files' order. */
    List<BillRow> rows(int limit) throws IOException {
        var rows = new ArrayList<BillRow>();
        for (var isShare : List.of(false, true)) {
            for (var file : files) {
                rows.addAll(rows(file, isShare, limit - rows.size()));
            }
        }
        return rows;
    }

    private List<BillRow> rows(BillRowsSql file, boolean isShare, int limit) throws IOException {
        var matches = new ArrayList<Match>();
        database.execute("SET preserve_insertion_order = true");
        try {
            database.stream(
                    "SELECT n.ordinal, w.is_divided"
                            + Match.cells(file.file())
                            + " FROM (SELECT *, "
                            + BillRowsSql.PLACE
                            + ", "
                            + file.slot()
                            + " FROM "
                            + file.numbered()
                            + ") n JOIN wanted w ON "
                            + same()
                            + " WHERE n.share = "
                            + isShare
                            + " ORDER BY n.ordinal LIMIT "
                            + limit,
                    row ->
                            matches.add(
                                    Match.of(
                                            row,
                                            role(isShare, row.getBoolean("is_divided")),
                                            file.file().columns())));
        } finally {
            database.execute("SET preserve_insertion_order = false");
        }
        return Match.located(file.file(), matches);
    }

    private static Role role(boolean isShare, boolean isDivided) {
        if (isShare) {
            return Role.SHARE;
        }
        return isDivided ? Role.DIVIDED : Role.SUMMED;
    }

    private static String same() {
        return Arrays.stream(DELIVERED.split(", "))
                .map("n.%1$s IS NOT DISTINCT FROM w.%1$s"::formatted)
                .collect(Collectors.joining(" AND "));
    }
}
