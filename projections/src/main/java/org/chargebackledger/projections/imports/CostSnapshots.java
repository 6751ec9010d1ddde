package org.chargebackledger.projections.imports;

import static org.chargebackledger.projections.storage.Columns.costs;
import static org.chargebackledger.projections.storage.Columns.day;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.imports.CostSnapshot;
import org.chargebackledger.ledger.imports.CostSnapshot.AccountTotal;
import org.chargebackledger.ledger.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers which cost snapshots there are and which of them count. */
public final class CostSnapshots {

    private static final String SELECT =
            """
            SELECT s.*, d.source FROM read_model.cost_snapshot s
            JOIN read_model.delivery d ON d.import_id = s.import_id
            """;

    private final JdbcClient jdbc;

    public CostSnapshots(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** Every source account that a bill of the book was ever for, in order. */
    public List<SourceAccount> sourceAccounts(String book) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT a.provider, a.billing_account, a.invoice_issuer, a.currency
                        FROM read_model.cost_snapshot s
                        JOIN read_model.cost_snapshot_account a ON a.snapshot_id = s.id
                        WHERE s.book = :book
                        ORDER BY a.provider, a.billing_account, a.invoice_issuer, a.currency
                        """)
                .param("book", book)
                .query((row, number) -> sourceAccount(row))
                .list();
    }

    public Optional<KnownSnapshot> find(String snapshotId) {
        return jdbc.sql(SELECT + " WHERE s.id = :id")
                .param("id", snapshotId)
                .query(this::snapshot)
                .optional();
    }

    /** The current snapshots of a billing period, by id in code point order. */
    public List<KnownSnapshot> current(String book, Period billingPeriod) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE s.book = :book AND s.billing_period = :period
                                   AND s.state = 'CURRENT' ORDER BY s.id
                                """)
                .param("book", book)
                .param("period", billingPeriod.toString())
                .query(this::snapshot)
                .list();
    }

    /** The current snapshot of a key: what a superseding one is compared with. */
    public Optional<KnownSnapshot> current(String book, SnapshotKey key) {
        return keyed(SELECT, book, key, " AND s.state = 'CURRENT'")
                .query(this::snapshot)
                .optional();
    }

    /**
     * The snapshot that another one superseded when it was accepted, or would supersede while it is
     * held; empty if it is the first of its key.
     */
    public Optional<KnownSnapshot> before(String book, KnownSnapshot snapshot) {
        return keyed(
                        SELECT,
                        book,
                        snapshot.snapshot().key(),
                        """
                         AND s.state <> 'HELD' AND (:held OR s.revision < :revision)
                        ORDER BY s.revision DESC LIMIT 1
                        """)
                .param("held", snapshot.state() == SnapshotState.HELD)
                .param("revision", snapshot.snapshot().revision())
                .query(this::snapshot)
                .optional();
    }

    /** The source whose snapshots are the money of a key; empty before the first is accepted. */
    public Optional<String> moneySource(String book, SnapshotKey key) {
        return current(book, key).map(KnownSnapshot::source);
    }

    /** The revision that the next accepted snapshot of a key takes. */
    public int nextRevision(String book, SnapshotKey key) {
        return keyed(
                        "SELECT coalesce(max(s.revision), 0) + 1 FROM read_model.cost_snapshot s",
                        book,
                        key,
                        " AND s.state <> 'HELD'")
                .query(Integer.class)
                .single();
    }

    /** The snapshots that a delivery brought, whatever became of them. */
    public List<KnownSnapshot> ofImport(String importId) {
        return jdbc.sql(SELECT + " WHERE s.import_id = :id ORDER BY s.first_chunk, s.id")
                .param("id", importId)
                .query(this::snapshot)
                .list();
    }

    private StatementSpec keyed(String select, String book, SnapshotKey key, String condition) {
        return jdbc.sql(
                        select
                                + """
                                 WHERE s.book = :book AND s.provider = :provider
                                   AND s.billing_account = :account
                                   AND s.billing_period = :period
                                """
                                + condition)
                .param("book", book)
                .param("provider", key.provider())
                .param("account", key.billingAccount())
                .param("period", key.billingPeriod().toString());
    }

    private KnownSnapshot snapshot(ResultSet row, int number) throws SQLException {
        var id = row.getString("id");
        return new KnownSnapshot(
                row.getString("import_id"),
                row.getString("source"),
                SnapshotState.valueOf(row.getString("state")),
                new CostSnapshot(
                        id,
                        new SnapshotKey(
                                row.getString("provider"),
                                row.getString("billing_account"),
                                period(row, "billing_period")),
                        row.getInt("revision"),
                        row.getInt("first_chunk"),
                        row.getInt("chunks"),
                        row.getLong("lines"),
                        row.getLong("bill_rows"),
                        row.getString("digest"),
                        day(row, "first_day"),
                        day(row, "end_day"),
                        accounts(id)));
    }

    private List<AccountTotal> accounts(String snapshotId) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.cost_snapshot_account WHERE snapshot_id = :id
                        ORDER BY provider, billing_account, invoice_issuer, currency
                        """)
                .param("id", snapshotId)
                .query((row, number) ->
                        new AccountTotal(sourceAccount(row), row.getLong("bill_rows"), costs(row)))
                .list();
    }
}
