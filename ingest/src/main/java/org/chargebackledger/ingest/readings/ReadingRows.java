package org.chargebackledger.ingest.readings;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.ledger.usage.EstimateLine;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Rows of the engine's tables as readings. */
final class ReadingRows {

    private ReadingRows() {}

    static UsageLine usage(ResultSet row) throws SQLException {
        return new UsageLine(
                instant(row, "s"),
                instant(row, "e"),
                row.getString("cluster"),
                row.getString("node"),
                row.getString("namespace"),
                row.getString("workload"),
                exact(row, "q0"),
                exact(row, "q1"),
                exact(row, "q2"),
                exact(row, "q3"),
                exact(row, "q4"),
                exact(row, "q5"),
                exact(row, "q6"),
                exact(row, "q7"),
                row.getString("labels"));
    }

    static NodeLine node(ResultSet row) throws SQLException {
        return new NodeLine(
                instant(row, "s"),
                instant(row, "e"),
                row.getString("cluster"),
                row.getString("node"),
                row.getString("resource_id"),
                exact(row, "cores"),
                exact(row, "ram"),
                exact(row, "gpus"),
                row.getString("labels"));
    }

    static MetricLine metric(ResultSet row) throws SQLException {
        return new MetricLine(
                instant(row, "s"),
                instant(row, "e"),
                row.getString("metric"),
                row.getString("cluster"),
                row.getString("namespace"),
                row.getString("cost_center"),
                exact(row, "amount"),
                row.getString("unit"));
    }

    static NamespaceLabels labels(ResultSet row) throws SQLException {
        return new NamespaceLabels(
                LocalDate.ofEpochDay(row.getLong("s")),
                end(row),
                row.getString("cluster"),
                row.getString("namespace"),
                row.getString("labels"));
    }

    static WorkloadLabels workloadLabels(ResultSet row) throws SQLException {
        return new WorkloadLabels(
                LocalDate.ofEpochDay(row.getLong("s")),
                end(row),
                row.getString("cluster"),
                row.getString("namespace"),
                row.getString("workload"),
                row.getString("labels"));
    }

    private static @Nullable LocalDate end(ResultSet row) throws SQLException {
        var end = LocalDate.ofEpochDay(row.getLong("e"));
        return end.equals(ReadingSlices.OPEN) ? null : end;
    }

    static EstimateLine estimate(ResultSet row) throws SQLException {
        return new EstimateLine(
                LocalDate.ofEpochDay(row.getLong("day")),
                row.getString("cluster"),
                row.getString("node"),
                row.getString("namespace"),
                EstimateCategory.ofText(row.getString("category")),
                exact(row, "amount"),
                new CurrencyCode(row.getString("currency")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
    }

    private static Exact exact(ResultSet row, String column) throws SQLException {
        return Exact.parse(row.getString(column));
    }
}
