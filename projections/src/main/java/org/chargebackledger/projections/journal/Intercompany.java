package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.money;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/** Answers what books of two entities owe each other, and whether they agree on it. */
public final class Intercompany {

    private static final String HALVES =
            """
            WITH own AS (
                SELECT DISTINCT e.pair_id, e.pair_book
                FROM read_model.book b
                JOIN read_model.entry e ON e.book_id = b.id
                WHERE b.name = :book AND e.period = :period AND e.pair_id IS NOT NULL),
            half AS (
                SELECT o.pair_id, o.pair_book, a.currency,
                    coalesce(sum(a.debit - a.credit) FILTER (WHERE b.name = :book), 0) AS here,
                    coalesce(sum(a.debit - a.credit) FILTER (WHERE b.name <> :book), 0) AS there
                FROM own o
                JOIN read_model.entry e ON e.pair_id = o.pair_id
                JOIN read_model.book b ON b.id = e.book_id AND e.sequence <= b.published
                JOIN read_model.entry_account a
                  ON a.book_id = e.book_id AND a.sequence = e.sequence
                    AND a.account LIKE 'due-%'
                GROUP BY o.pair_id, o.pair_book, a.currency)
            SELECT pair_id, pair_book, currency, here, there FROM half
            WHERE here + there <> 0 ORDER BY pair_id, currency
            """;

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;

    public Intercompany(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
    }

    /**
     * A pair whose halves are not each other's mirror image.
     *
     * @param here on the account of the other entity, debits minus credits
     * @param there on the account of this one, in the other book
     */
    public record Disagreement(String pairId, String otherBook, Money here, Money there) {}

    /**
     * What is between a book and another one.
     *
     * @param entity the other one's
     * @param invoicedHere whether the invoices are this book's
     * @param amount owed to whose invoices they are
     */
    public record Balance(String otherBook, String entity, boolean invoicedHere, Money amount) {}

    /** The pairs of a book's period on which the two books differ, by id; none is as it must be. */
    public List<Disagreement> disagreements(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(HALVES)
                        .param("book", book)
                        .param("period", period.toString())
                        .query((row, number) ->
                                new Disagreement(
                                        row.getString("pair_id"),
                                        row.getString("pair_book"),
                                        money(row, "here", currency(row)),
                                        money(row, "there", currency(row))))
                        .list());
    }

    /** What was charged between a book and others in a period, by book. */
    public List<Balance> balances(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT e.pair_book, e.pair_entity, e.mirrored, a.currency,
                                    sum(CASE WHEN e.mirrored THEN a.credit - a.debit
                                        ELSE a.debit - a.credit END) AS amount
                                FROM read_model.book b
                                JOIN read_model.entry e
                                  ON e.book_id = b.id AND e.sequence <= b.published
                                JOIN read_model.entry_account a
                                  ON a.book_id = e.book_id AND a.sequence = e.sequence
                                    AND a.account LIKE 'due-%'
                                WHERE b.name = :book AND e.period = :period
                                  AND e.pair_id IS NOT NULL
                                GROUP BY e.pair_book, e.pair_entity, e.mirrored, a.currency
                                ORDER BY e.mirrored, e.pair_book, a.currency
                                """)
                        .param("book", book)
                        .param("period", period.toString())
                        .query((row, number) ->
                                new Balance(
                                        row.getString("pair_book"),
                                        row.getString("pair_entity"),
                                        !row.getBoolean("mirrored"),
                                        money(row, "amount", currency(row))))
                        .list());
    }
}
