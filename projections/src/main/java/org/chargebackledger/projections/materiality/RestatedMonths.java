package org.chargebackledger.projections.materiality;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.money;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.materiality.ClosedTotals;
import org.chargebackledger.ledger.materiality.Restatement;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.PostingRows;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import javax.sql.DataSource;

/** Answers what was posted about months elsewhere than in themselves, and what those charged. */
public final class RestatedMonths {

    /**
     * What is posted in one month about another, by the run or decision that did it. An accrual
     * ends by the run that was posted before, because of which it ends. The other sides of charges
     * are left out, and the rounding of invoices charges nobody.
     */
    private static final String SELECT =
            """
            SELECT coalesce(e.run_id, because.run_id, e.adjustment_id, e.number) AS cause,
                e.kind = 'ACCRUAL_REVERSAL' AS ended,
                e.provider, e.billing_account, e.invoice_issuer,
                e.currency AS billing_currency, p.account, p.cost_center, p.memo,
                p.kind, p.pool, p.charge_category, p.service, p.cluster, p.namespace,
                p.currency, sum(p.minor_units) AS posted, sum(p.exact) AS exact,
                e.kind = 'RATE_CHANGE' AS revalued, p.functional_currency,
                sum(p.functional) AS functional
            FROM read_model.book b
            JOIN read_model.entry e ON e.book_id = b.id AND e.sequence <= b.published
            LEFT JOIN LATERAL (
                SELECT run.run_id FROM read_model.entry run
                WHERE run.book_id = e.book_id AND run.origin_period = e.origin_period
                  AND run.sequence < e.sequence AND run.kind = 'OUT_OF_PERIOD'
                  AND (run.provider, run.billing_account, run.invoice_issuer, run.currency)
                    = (e.provider, e.billing_account, e.invoice_issuer, e.currency)
                ORDER BY run.sequence DESC LIMIT 1) because ON e.kind = 'ACCRUAL_REVERSAL'
            JOIN read_model.posting p ON p.book_id = e.book_id AND p.sequence = e.sequence
            WHERE b.name = :book AND e.origin_period <> e.period
              AND e.kind <> 'INVOICE_ROUNDING'
              AND p.account NOT LIKE 'clearing:%' AND p.account NOT LIKE 'accrued:%'
              AND p.account NOT LIKE 'due-to:%'
            """;

    private static final String GROUPED =
            """
             GROUP BY cause, ended, e.provider, e.billing_account, e.invoice_issuer, e.currency,
                p.account, p.cost_center, p.memo, p.kind, p.pool, p.charge_category, p.service,
                p.cluster, p.namespace, p.currency, revalued, p.functional_currency
            """;

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;

    public RestatedMonths(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
    }

    /** What was posted elsewhere for a month after an entry of the book. */
    public List<Restatement> since(String book, Period originPeriod, long after) {
        return consistently.read(() ->
                restatements(
                        jdbc.sql(
                                        SELECT
                                                + " AND e.origin_period = :origin"
                                                + " AND e.sequence > :after"
                                                + GROUPED)
                                .param("book", book)
                                .param("origin", originPeriod.toString())
                                .param("after", after)));
    }

    /** What was posted in a month about others. */
    public List<Restatement> in(String book, Period postingPeriod) {
        return consistently.read(() ->
                restatements(
                        jdbc.sql(SELECT + " AND e.period = :period" + GROUPED)
                                .param("book", book)
                                .param("period", postingPeriod.toString())));
    }

    /**
     * What a month charged, up to an entry of the book: in each currency of its bills, and all that
     * is translated in the functional one.
     */
    public ClosedTotals charged(String book, Period period, long asOf) {
        var totals = new ClosedTotals();
        consistently
                .read(() ->
                        jdbc.sql(
                                        """
                                        SELECT coalesce(a.cost_center, a.memo) AS bearer,
                                            c.currency, sum(c.charged) AS charged
                                        FROM read_model.book b
                                        JOIN read_model.entry e ON e.book_id = b.id
                                        JOIN read_model.entry_account a
                                          ON a.book_id = e.book_id AND a.sequence = e.sequence
                                        CROSS JOIN LATERAL (
                                            SELECT a.currency, a.debit - a.credit AS charged
                                            UNION ALL
                                            SELECT a.functional_currency,
                                                a.functional_debit - a.functional_credit
                                            WHERE a.functional_currency <> a.currency) c
                                        WHERE b.name = :book AND e.period = :period
                                          AND e.sequence <= :asOf
                                          AND coalesce(a.cost_center, a.memo) IS NOT NULL
                                        GROUP BY bearer, c.currency
                                        """)
                                .param("book", book)
                                .param("period", period.toString())
                                .param("asOf", asOf)
                                .query((row, number) ->
                                        new Charged(
                                                row.getString("bearer"),
                                                money(row, "charged", currency(row))))
                                .list())
                .forEach(one -> totals.add(one.costCenter(), one.amount()));
        return totals;
    }

    /**
     * Entries with the reason {@code ERROR} that are posted in a month or about it, in order: they
     * are shown whatever they come to.
     */
    public List<ListedError> errors(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT e.number, e.period, e.origin_period, e.description,
                                    e.currency, coalesce(sum(a.debit + a.credit), 0) AS gross,
                                    coalesce(sum(a.debit - a.credit), 0) AS net
                                FROM read_model.book b
                                JOIN read_model.entry e
                                  ON e.book_id = b.id AND e.sequence <= b.published
                                LEFT JOIN read_model.entry_account a
                                  ON a.book_id = e.book_id AND a.sequence = e.sequence
                                  AND coalesce(a.cost_center, a.memo) IS NOT NULL
                                WHERE b.name = :book AND e.reason = 'ERROR'
                                  AND (e.period = :period OR e.origin_period = :period)
                                GROUP BY e.sequence, e.number, e.period, e.origin_period,
                                    e.description, e.currency
                                ORDER BY e.sequence
                                """)
                        .param("book", book)
                        .param("period", period.toString())
                        .query((row, number) ->
                                new ListedError(
                                        row.getString("number"),
                                        period(row, "period"),
                                        period(row, "origin_period"),
                                        row.getString("description"),
                                        money(row, "gross", currency(row)),
                                        money(row, "net", currency(row))))
                        .list());
    }

    private record Charged(String costCenter, Money amount) {}

    private static List<Restatement> restatements(JdbcClient.StatementSpec statement) {
        var differences = new LinkedHashMap<String, List<PostedAmount>>();
        var ended = new LinkedHashMap<String, List<PostedAmount>>();
        var revalued = new LinkedHashMap<String, List<PostedAmount>>();
        statement.query(row -> {
            var cause = row.getString("cause");
            var charged = differences.computeIfAbsent(cause, any -> new ArrayList<>());
            var taken = ended.computeIfAbsent(cause, any -> new ArrayList<>());
            var worth = revalued.computeIfAbsent(cause, any -> new ArrayList<>());
            if (row.getBoolean("revalued")) {
                worth.add(amount(row));
            } else {
                (row.getBoolean("ended") ? taken : charged).add(amount(row));
            }
        });
        return differences.entrySet().stream()
                .map(one ->
                        new Restatement(
                                List.copyOf(one.getValue()),
                                List.copyOf(ended.getOrDefault(one.getKey(), List.of())),
                                List.copyOf(revalued.getOrDefault(one.getKey(), List.of()))))
                .toList();
    }

    private static PostedAmount amount(ResultSet row) throws SQLException {
        var account =
                new SourceAccount(
                        row.getString("provider"),
                        row.getString("billing_account"),
                        row.getString("invoice_issuer"),
                        new CurrencyCode(row.getString("billing_currency")));
        return new PostedAmount(
                new Slot(
                        account,
                        row.getString("account"),
                        optional(row, "cost_center"),
                        optional(row, "memo"),
                        PostingRows.key(row)),
                exact(row, "exact"),
                money(row, "posted", currency(row)),
                row.getBoolean("revalued") ? PostingRows.functional(row) : null);
    }
}
