package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.Sql;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A bill whose cost lines lie in the engine's table {@code lines}. */
final class BillReading implements CostReading {

    /** Lines to a block: the size of a recorded chunk. */
    private static final int BLOCK_LINES = 1000;

    private final DuckDb database;
    private final List<ControlTotal> controlTotals;
    private final List<Snapshot> snapshots;
    private final List<Finding> findings;

    BillReading(
            DuckDb database,
            List<ControlTotal> controlTotals,
            List<Snapshot> snapshots,
            List<Finding> findings) {
        this.database = database;
        this.controlTotals = controlTotals;
        this.snapshots = snapshots;
        this.findings = findings;
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public List<ControlTotal> controlTotals() {
        return controlTotals;
    }

    @Override
    public List<Snapshot> snapshots() {
        return snapshots;
    }

    @Override
    public void lines(SnapshotKey snapshot, Consumer<CostLines> blocks) {
        var block = new ArrayList<CostLine>(BLOCK_LINES);
        database.stream(
                "SELECT * FROM lines WHERE " + of(snapshot) + " ORDER BY " + GrainSql.ORDER,
                row -> {
                    block.add(line(row));
                    if (block.size() == BLOCK_LINES) {
                        blocks.accept(CostLines.of(block));
                        block.clear();
                    }
                });
        if (!block.isEmpty()) {
            blocks.accept(CostLines.of(block));
        }
    }

    static String of(SnapshotKey key) {
        return "provider = %s AND billing_account = %s AND period = DATE '%s'"
                .formatted(
                        Sql.text(key.provider()),
                        Sql.text(key.billingAccount()),
                        key.billingPeriod().firstDay());
    }

    private static CostLine line(ResultSet row) throws SQLException {
        return new CostLine(
                row.getDate("start_day").toLocalDate(),
                row.getDate("end_day").toLocalDate(),
                row.getString("provider"),
                row.getString("billing_account"),
                row.getString("sub_account"),
                row.getString("invoice_issuer"),
                row.getString("invoice_id"),
                row.getString("region"),
                row.getString("service"),
                row.getString("charge_category"),
                row.getString("charge_class"),
                row.getString("pricing_category"),
                row.getString("commitment_id"),
                row.getString("commitment_status"),
                row.getString("resource"),
                row.getString("cluster"),
                row.getString("namespace"),
                row.getString("workload"),
                row.getString("tags"),
                new CurrencyCode(row.getString("currency")),
                costs(row),
                row.getLong("row_count"));
    }

    static Costs costs(ResultSet row) throws SQLException {
        return new Costs(
                Exact.of(row.getBigDecimal("list")),
                Exact.of(row.getBigDecimal("contracted")),
                Exact.of(row.getBigDecimal("billed")),
                Exact.of(row.getBigDecimal("effective")));
    }

    @Override
    public void close() {
        database.close();
    }
}
