package org.chargebackledger.projections.imports;

import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.imports.CostSnapshot;
import org.chargebackledger.projections.storage.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/** Writes cost snapshots and control totals. */
final class SnapshotTable {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    SnapshotTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** From here the snapshots are the current ones of their keys. */
    void accept(String importId, String book, List<CostSnapshot> snapshots) {
        snapshots.forEach(snapshot -> supersede(book, snapshot.key()));
        add(importId, book, snapshots, SnapshotState.CURRENT);
    }

    void hold(String importId, String book, List<CostSnapshot> snapshots) {
        add(importId, book, snapshots, SnapshotState.HELD);
    }

    /** The held snapshots, with the revisions they take now, are the current ones from here. */
    void release(String importId, List<CostSnapshot> snapshots) {
        var book =
                jdbc.sql("SELECT book FROM read_model.delivery WHERE import_id = :importId")
                        .param("importId", importId)
                        .query(String.class)
                        .single();
        jdbc.sql(
                        """
                        DELETE FROM read_model.cost_snapshot_account WHERE snapshot_id IN
                            (SELECT id FROM read_model.cost_snapshot WHERE import_id = :importId)
                        """)
                .param("importId", importId)
                .update();
        jdbc.sql("DELETE FROM read_model.cost_snapshot WHERE import_id = :importId")
                .param("importId", importId)
                .update();
        accept(importId, book, snapshots);
    }

    void total(String importId, List<ControlTotal> totals) {
        var rows =
                new CopyRows(
                        "control_total",
                        "import_id",
                        "ordinal",
                        "provider",
                        "billing_account",
                        "invoice_id",
                        "currency",
                        "bill_rows",
                        "list",
                        "contracted",
                        "billed",
                        "effective",
                        "missing_list",
                        "missing_contracted",
                        "missing_billed",
                        "missing_effective");
        for (var i = 0; i < totals.size(); i++) {
            var total = totals.get(i);
            var costs = total.costs();
            var missing = total.missing();
            rows.add(
                    importId,
                    i,
                    total.provider(),
                    total.billingAccount(),
                    total.invoiceId(),
                    total.currency().code(),
                    total.rows(),
                    costs.list(),
                    costs.contracted(),
                    costs.billed(),
                    costs.effective(),
                    missing.list(),
                    missing.contracted(),
                    missing.billed(),
                    missing.effective());
        }
        rows.writeTo(dataSource);
    }

    void clear() {
        jdbc.sql(
                        """
                        TRUNCATE read_model.cost_snapshot, read_model.cost_snapshot_account,
                            read_model.control_total
                        """)
                .update();
    }

    private void supersede(String book, SnapshotKey key) {
        jdbc.sql(
                        """
                        UPDATE read_model.cost_snapshot SET state = 'SUPERSEDED'
                        WHERE book = :book AND provider = :provider
                          AND billing_account = :account AND billing_period = :period
                          AND state = 'CURRENT'
                        """)
                .param("book", book)
                .param("provider", key.provider())
                .param("account", key.billingAccount())
                .param("period", key.billingPeriod().toString())
                .update();
    }

    private void add(
            String importId, String book, List<CostSnapshot> snapshots, SnapshotState state) {
        var rows =
                new CopyRows(
                        "cost_snapshot",
                        "id",
                        "import_id",
                        "book",
                        "provider",
                        "billing_account",
                        "billing_period",
                        "revision",
                        "state",
                        "first_chunk",
                        "chunks",
                        "lines",
                        "bill_rows",
                        "digest",
                        "first_day",
                        "end_day");
        for (var snapshot : snapshots) {
            rows.add(
                    snapshot.id(),
                    importId,
                    book,
                    snapshot.key().provider(),
                    snapshot.key().billingAccount(),
                    snapshot.key().billingPeriod(),
                    snapshot.revision(),
                    state,
                    snapshot.firstChunk(),
                    snapshot.chunks(),
                    snapshot.lines(),
                    snapshot.rows(),
                    snapshot.digest(),
                    snapshot.firstDay(),
                    snapshot.endDay());
        }
        rows.writeTo(dataSource);
        addAccounts(snapshots);
    }

    private void addAccounts(List<CostSnapshot> snapshots) {
        var rows =
                new CopyRows(
                        "cost_snapshot_account",
                        "snapshot_id",
                        "provider",
                        "billing_account",
                        "invoice_issuer",
                        "currency",
                        "bill_rows",
                        "list",
                        "contracted",
                        "billed",
                        "effective");
        for (var snapshot : snapshots) {
            for (var total : snapshot.accounts()) {
                var account = total.account();
                rows.add(
                        snapshot.id(),
                        account.provider(),
                        account.billingAccount(),
                        account.invoiceIssuer(),
                        account.currency(),
                        total.rows(),
                        total.costs().list(),
                        total.costs().contracted(),
                        total.costs().billed(),
                        total.costs().effective());
            }
        }
        rows.writeTo(dataSource);
    }
}
