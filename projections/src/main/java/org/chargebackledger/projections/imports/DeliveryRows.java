package org.chargebackledger.projections.imports;

import static org.chargebackledger.projections.storage.Columns.costs;
import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.day;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;

import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.ControlTotal.Missing;
import org.chargebackledger.ledger.imports.Delivery.DeliveredFile;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Reads deliveries with everything that hangs on them. */
final class DeliveryRows {

    private final JdbcClient jdbc;
    private final CostSnapshots snapshots;

    DeliveryRows(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        snapshots = new CostSnapshots(dataSource);
    }

    KnownDelivery whole(ResultSet row, int number) throws SQLException {
        var importId = row.getString("import_id");
        return new KnownDelivery(
                row.getLong("position"),
                importId,
                row.getString("book"),
                row.getString("source"),
                row.getString("sha256"),
                declared(row.getString("declared")),
                DeliveryStatus.valueOf(row.getString("status")),
                all("delivered_file", importId, DeliveryRows::file),
                snapshots.ofImport(importId),
                all("usage_slice", importId, DeliveryRows::slice),
                all("control_total", importId, DeliveryRows::total),
                all("delivery_finding", importId, DeliveryRows::finding),
                optional(row, "held_hash"),
                row.getString("staged_by"),
                instant(row, "staged_at"),
                optional(row, "decided_by"));
    }

    private SortedMap<String, String> declared(String json) {
        var declared = new TreeMap<String, String>();
        jdbc.sql("SELECT key, value FROM jsonb_each_text(CAST(:json AS jsonb))")
                .param("json", json)
                .query(row -> {
                    declared.put(row.getString("key"), row.getString("value"));
                });
        return declared;
    }

    private <T> List<T> all(String table, String importId, RowMapper<T> mapper) {
        return jdbc.sql(
                        "SELECT * FROM read_model."
                                + table
                                + " WHERE import_id = :importId ORDER BY ordinal")
                .param("importId", importId)
                .query(mapper)
                .list();
    }

    private static DeliveredFile file(ResultSet row, int number) throws SQLException {
        return new DeliveredFile(
                row.getString("name"), row.getString("sha256"), row.getLong("bytes"));
    }

    private static UsageSlice slice(ResultSet row, int number) throws SQLException {
        return new UsageSlice(
                UsageKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                day(row, "first_day"),
                day(row, "end_day"),
                row.getLong("lines"));
    }

    private static ControlTotal total(ResultSet row, int number) throws SQLException {
        return new ControlTotal(
                row.getString("provider"),
                row.getString("billing_account"),
                row.getString("invoice_id"),
                currency(row),
                row.getLong("bill_rows"),
                costs(row),
                new Missing(
                        row.getLong("missing_list"),
                        row.getLong("missing_contracted"),
                        row.getLong("missing_billed"),
                        row.getLong("missing_effective")));
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        return new Finding(
                Severity.valueOf(row.getString("severity")),
                optional(row, "file"),
                row.getObject("line", Long.class),
                optional(row, "column_name"),
                optional(row, "value"),
                row.getString("code"),
                row.getString("reason"));
    }
}
