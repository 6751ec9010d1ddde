package org.chargebackledger.projections.reconciliation;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.money;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.AllocatedEntries;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Answers whether the ledger holds the bill. */
public final class Reconciliations {

    private static final String ACCOUNTS =
            """
            WITH bill AS (
                SELECT a.provider, a.billing_account, a.invoice_issuer, a.currency,
                    sum(a.billed) AS billed
                FROM read_model.cost_snapshot s
                JOIN read_model.cost_snapshot_account a ON a.snapshot_id = s.id
                WHERE s.book = :book AND s.billing_period = :period AND s.state = 'CURRENT'
                GROUP BY a.provider, a.billing_account, a.invoice_issuer, a.currency),
            moved AS (
                SELECT e.provider, e.billing_account, e.invoice_issuer, e.currency,
                    split_part(a.account, ':', 1) AS class, sum(a.debit - a.credit) AS net
                FROM read_model.book b
                JOIN read_model.entry e ON e.book_id = b.id
                JOIN read_model.entry_account a
                  ON a.book_id = e.book_id AND a.sequence = e.sequence
                WHERE b.name = :book AND e.origin_period = :period AND e.sequence <= :asOf
                  AND\
            """
                    + AllocatedEntries.CONDITION
                    + """
                        GROUP BY e.provider, e.billing_account, e.invoice_issuer, e.currency, class),
                    ledger AS (
                        SELECT provider, billing_account, invoice_issuer, currency,
                            coalesce(sum(net) FILTER (WHERE class = 'cost'), 0) AS allocated,
                            coalesce(sum(net) FILTER (WHERE class = 'due-from'), 0) AS due_from,
                            coalesce(sum(net) FILTER (WHERE class = 'prepaid'), 0) AS prepaid,
                            coalesce(sum(net) FILTER (WHERE class = 'recoverable-tax'), 0) AS tax,
                            coalesce(sum(net) FILTER (WHERE class = 'suspense'), 0) AS suspense,
                            coalesce(sum(net) FILTER (WHERE class = 'rate-variance'), 0) AS variance,
                            coalesce(sum(net) FILTER
                                (WHERE class IN ('invoice-rounding', 'fx-rounding')), 0) AS rounding,
                            coalesce(-sum(net) FILTER (WHERE class = 'clearing'), 0) AS clearing
                        FROM moved GROUP BY provider, billing_account, invoice_issuer, currency)
                    SELECT provider, billing_account, invoice_issuer, currency,
                        coalesce(billed, 0) AS billed, coalesce(allocated, 0) AS allocated,
                        coalesce(due_from, 0) AS due_from,
                        coalesce(prepaid, 0) AS prepaid, coalesce(tax, 0) AS tax,
                        coalesce(suspense, 0) AS suspense, coalesce(variance, 0) AS variance,
                        coalesce(rounding, 0) AS rounding, coalesce(clearing, 0) AS clearing
                    FROM bill FULL JOIN ledger
                        USING (provider, billing_account, invoice_issuer, currency)
                    ORDER BY provider, billing_account, invoice_issuer, currency
                    """;

    private static final String GRAIN =
            """
            WITH given AS (
                SELECT s.provider, s.billing_account, s.invoice_issuer, s.currency,
                    s.cost_center, s.service, sum(s.amount) AS exact,
                    count(DISTINCT (s.kind, s.pool, s.charge_category, s.key_cluster,
                        s.key_namespace)) AS keys
                FROM read_model.run r JOIN read_model.run_share s ON s.run_id = r.run_id
                WHERE r.book = :book AND r.period = :period AND r.head
                GROUP BY s.provider, s.billing_account, s.invoice_issuer, s.currency,
                    s.cost_center, s.service),
            posted AS (
                SELECT e.provider, e.billing_account, e.invoice_issuer, e.currency,
                    coalesce(p.memo, p.cost_center) AS cost_center, p.service,
                    sum(p.minor_units) AS posted
                FROM read_model.book b
                JOIN read_model.entry e ON e.book_id = b.id
                JOIN read_model.posting p
                  ON p.book_id = e.book_id AND p.sequence = e.sequence
                WHERE b.name = :book AND e.origin_period = :period AND e.sequence <= :asOf
                  AND p.kind IS NOT NULL AND\
            """
                    + AllocatedEntries.CONDITION
                    + """
                        GROUP BY e.provider, e.billing_account, e.invoice_issuer, e.currency,
                            coalesce(p.memo, p.cost_center), p.service)
                    SELECT provider, billing_account, invoice_issuer, currency, cost_center, service,
                        coalesce(keys, 0) AS keys, coalesce(exact, 0) AS exact,
                        coalesce(posted, 0) AS posted
                    FROM given FULL JOIN posted USING (provider, billing_account, invoice_issuer,
                        currency, cost_center, service)
                    ORDER BY provider, billing_account, invoice_issuer, currency, cost_center, service
                    """;

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final Books books;

    public Reconciliations(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        books = new Books(dataSource);
    }

    /** Each source account's current bill of a period against what is posted for it. */
    public Reconciliation of(String book, Period period) {
        return consistently.read(() -> {
            var asOf = books.published(book);
            var accounts =
                    jdbc.sql(ACCOUNTS)
                            .param("book", book)
                            .param("period", period.toString())
                            .param("asOf", asOf)
                            .query(Reconciliations::account)
                            .list();
            return new Reconciliation(period, asOf, accounts);
        });
    }

    /** The same by cost center and service, against the run posted last. */
    public List<GrainDifference> grain(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(GRAIN)
                        .param("book", book)
                        .param("period", period.toString())
                        .param("asOf", books.published(book))
                        .query(Reconciliations::grain)
                        .list());
    }

    private static AccountReconciliation account(ResultSet row, int number) throws SQLException {
        var currency = currency(row);
        var billed = exact(row, "billed");
        return new AccountReconciliation(
                sourceAccount(row),
                billed,
                Rounding.halfAwayFromZero(billed, currency),
                money(row, "allocated", currency),
                money(row, "due_from", currency),
                money(row, "prepaid", currency),
                money(row, "tax", currency),
                money(row, "suspense", currency),
                money(row, "variance", currency),
                money(row, "rounding", currency),
                money(row, "clearing", currency));
    }

    private static GrainDifference grain(ResultSet row, int number) throws SQLException {
        return new GrainDifference(
                sourceAccount(row),
                row.getString("cost_center"),
                row.getString("service"),
                row.getLong("keys"),
                exact(row, "exact"),
                money(row, "posted", currency(row)));
    }
}
