package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.money;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Answers with trial balances. */
public final class TrialBalances {

    private final JdbcClient jdbc;
    private final Books books;

    public TrialBalances(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        books = new Books(dataSource);
    }

    /**
     * The trial balances of a period in the book's functional currency; one for each currency where
     * the book has none of its own.
     *
     * @param sequence as of which entry; null for the last one shown
     */
    public List<TrialBalance> functional(String book, Period period, @Nullable Long sequence) {
        return of(
                book,
                period,
                sequence,
                "functional_currency AS currency, functional_debit AS debit,"
                        + " functional_credit AS credit");
    }

    /**
     * The trial balances of a period, one for each currency posted.
     *
     * @param sequence as of which entry; null for the last one shown
     */
    public List<TrialBalance> of(String book, Period period, @Nullable Long sequence) {
        return of(book, period, sequence, "currency, debit, credit");
    }

    private List<TrialBalance> of(
            String book, Period period, @Nullable Long sequence, String columns) {
        var asOf = books.asOf(book, sequence);
        var rows = new TreeMap<CurrencyCode, List<TrialBalance.Row>>();
        jdbc.sql(
                        """
                        SELECT a.currency, a.account, sum(a.debit) AS debit,
                            sum(a.credit) AS credit
                        FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id
                        JOIN (SELECT book_id, sequence, account, %s FROM read_model.entry_account) a
                          ON a.book_id = e.book_id AND a.sequence = e.sequence
                        WHERE b.name = :book AND e.period = :period AND e.sequence <= :asOf
                        GROUP BY a.currency, a.account ORDER BY a.currency, a.account
                        """
                                .formatted(columns))
                .param("book", book)
                .param("period", period.toString())
                .param("asOf", asOf)
                .query(row -> {
                    var currency = currency(row);
                    rows.computeIfAbsent(currency, any -> new ArrayList<>())
                            .add(
                                    new TrialBalance.Row(
                                            row.getString("account"),
                                            money(row, "debit", currency),
                                            money(row, "credit", currency)));
                });
        return rows.entrySet().stream()
                .map(one -> TrialBalance.of(period, asOf, one.getKey(), one.getValue()))
                .toList();
    }
}
