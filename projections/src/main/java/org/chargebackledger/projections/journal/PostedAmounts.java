package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.money;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.PostedToDate.PostedAmount;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Answers what is posted so far for an origin period. */
public final class PostedAmounts {

    /** Holds some hundred thousand keys; more are grouped on disk. */
    private static final String GROUPING_MEMORY = "64MB";

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final Books books;

    public PostedAmounts(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        books = new Books(dataSource);
    }

    /**
     * Amounts, in no order, and heads together, as of one entry; an amount that cancelled to zero
     * is kept.
     */
    public PostedToDate toDate(String book, Period originPeriod) {
        return consistently.read(() -> {
            groupInMemory();
            var asOf = books.published(book);
            return new PostedToDate(
                    originPeriod,
                    asOf,
                    heads(book, originPeriod),
                    amounts(book, originPeriod, asOf));
        });
    }

    /** What was posted for an origin period as of an entry of the book. */
    public List<PostedAmount> asOf(String book, Period originPeriod, long asOf) {
        return amounts(book, originPeriod, asOf);
    }

    /** Whether a reversal is the last word on what a source account owes for the period. */
    public boolean endsInReversal(String book, Period originPeriod) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM read_model.journal_head h
                          JOIN read_model.book b ON b.id = h.book_id
                          JOIN read_model.entry e
                            ON e.book_id = h.book_id AND e.sequence = h.sequence
                          WHERE b.name = :book AND h.origin_period = :period
                            AND e.kind = 'REVERSAL')
                        """)
                .param("book", book)
                .param("period", originPeriod.toString())
                .query(Boolean.class)
                .single();
    }

    private List<Head> heads(String book, Period originPeriod) {
        return jdbc.sql(
                        """
                        SELECT h.* FROM read_model.journal_head h
                        JOIN read_model.book b ON b.id = h.book_id
                        WHERE b.name = :book AND h.origin_period = :period
                        ORDER BY h.provider, h.billing_account, h.invoice_issuer, h.currency
                        """)
                .param("book", book)
                .param("period", originPeriod.toString())
                .query((row, number) ->
                        new Head(
                                originPeriod,
                                sourceAccount(row),
                                row.getString("run_id"),
                                row.getLong("sequence")))
                .list();
    }

    /** Grouping by this many texts is several times as slow once it sorts on disk. */
    private void groupInMemory() {
        jdbc.sql("SET LOCAL work_mem = '" + GROUPING_MEMORY + "'").update();
    }

    private List<PostedAmount> amounts(String book, Period originPeriod, long asOf) {
        return jdbc.sql(
                        """
                        SELECT e.provider, e.billing_account, e.invoice_issuer,
                            e.currency AS billing_currency, p.account, p.cost_center, p.memo,
                            p.kind, p.pool, p.charge_category, p.service, p.cluster, p.namespace,
                            p.currency, p.functional_currency, sum(p.minor_units) AS posted,
                            sum(p.functional) AS functional, sum(p.exact) AS exact
                        FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id
                        JOIN read_model.posting p
                          ON p.book_id = e.book_id AND p.sequence = e.sequence
                        WHERE b.name = :book AND e.origin_period = :period
                          AND e.sequence <= :asOf
                          AND\
                        """
                                + AllocatedEntries.CONDITION
                                + """
                                GROUP BY e.provider, e.billing_account, e.invoice_issuer, e.currency,
                                    p.account, p.cost_center, p.memo, p.kind, p.pool, p.charge_category,
                                    p.service, p.cluster, p.namespace, p.currency, p.functional_currency
                                """)
                .param("book", book)
                .param("period", originPeriod.toString())
                .param("asOf", asOf)
                .query(PostedAmounts::amount)
                .list();
    }

    private static PostedAmount amount(ResultSet row, int number) throws SQLException {
        return new PostedAmount(
                new SourceAccount(
                        row.getString("provider"),
                        row.getString("billing_account"),
                        row.getString("invoice_issuer"),
                        new CurrencyCode(row.getString("billing_currency"))),
                row.getString("account"),
                optional(row, "cost_center"),
                optional(row, "memo"),
                PostingRows.key(row),
                money(row, "posted", currency(row)),
                exact(row, "exact"),
                functional(row));
    }

    private static @Nullable Money functional(ResultSet row) throws SQLException {
        var currency = row.getString("functional_currency");
        return currency.equals(row.getString("currency"))
                ? null
                : money(row, "functional", new CurrencyCode(currency));
    }
}
