package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.BillRow.Role;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.Sql;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cost line's grain, run as a filter over the delivered files: the very rows it sums. Tags, and
 * what only tags say, are compared after the engine has compared everything else.
 */
final class GrainFilter {

    private final DuckDb database;
    private final BillSource source;
    private final BillOptions options;
    private final CostLine line;
    private final String condition;

    GrainFilter(
            DuckDb database, BillSource source, BillOptions options, CostLine line, Period period) {
        this.database = database;
        this.source = source;
        this.options = options;
        this.line = line;
        this.condition = condition(line, period);
    }

    private static String condition(CostLine line, Period period) {
        var block = CostLines.of(List.of(line));
        return GrainSql.delivered().stream()
                        .map(column ->
                                GrainSql.name(column) + " = " + Sql.text(block.text(column, 0)))
                        .collect(Collectors.joining(" AND "))
                + " AND CAST(date_trunc('month', period_at) AS DATE) = DATE '"
                + period.firstDay()
                + "' AND "
                + BillRowsSql.START_DAY
                + " = DATE '"
                + line.startDay()
                + "' AND "
                + BillRowsSql.END_DAY
                + " = DATE '"
                + line.endDay()
                + "'";
    }

    List<BillRow> rows(BillRowsSql file, int limit) throws IOException {
        var matches = new ArrayList<Match>();
        var columns = file.file().columns();
        database.execute("SET preserve_insertion_order = true");
        try {
            database.stream(
                    "SELECT ordinal, cluster, namespace, workload, tags"
                            + Match.cells(file.file())
                            + " FROM "
                            + file.numbered()
                            + " WHERE "
                            + condition
                            + " ORDER BY ordinal",
                    row -> {
                        if (matches.size() < limit && isOfLine(row)) {
                            matches.add(Match.of(row, Role.SUMMED, columns));
                        }
                    });
        } finally {
            database.execute("SET preserve_insertion_order = false");
        }
        return Match.located(file.file(), matches);
    }

    private boolean isOfLine(ResultSet row) throws SQLException {
        var tags = Tags.of(row.getString("tags"), options, source::tagName);
        return tags.json().equals(line.tags())
                && either(row, TextColumn.CLUSTER, tags.cluster()).equals(line.cluster())
                && either(row, TextColumn.NAMESPACE, tags.namespace()).equals(line.namespace())
                && either(row, TextColumn.WORKLOAD, tags.workload()).equals(line.workload());
    }

    private static String either(ResultSet row, TextColumn column, String fromTags)
            throws SQLException {
        var delivered = row.getString(GrainSql.name(column));
        return delivered.isEmpty() ? fromTags : delivered;
    }
}
