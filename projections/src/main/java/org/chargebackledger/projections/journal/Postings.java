package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** Answers with single postings by their id, such as {@code 2026-10-000123-0004}. */
public final class Postings {

    private static final Pattern ID = Pattern.compile("(.+-\\d{6,9})-(\\d{4,6})");

    private final JdbcClient jdbc;

    public Postings(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    public Optional<KnownPosting> find(String book, String id) {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        SELECT p.*, e.number, e.period, e.origin_period, e.provider,
                            e.billing_account, e.invoice_issuer, e.currency AS billing_currency,
                            e.run_id, e.reverses
                        FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id
                        JOIN read_model.posting p
                          ON p.book_id = e.book_id AND p.sequence = e.sequence
                        WHERE b.name = :book AND e.number = :number AND p.position = :position
                          AND e.sequence <= b.published
                        """)
                .param("book", book)
                .param("number", parts.group(1))
                .param("position", Integer.parseInt(parts.group(2)))
                .query((row, number) -> known(id, row))
                .optional();
    }

    private static KnownPosting known(String id, ResultSet row) throws SQLException {
        return new KnownPosting(
                id,
                row.getString("number"),
                period(row, "period"),
                period(row, "origin_period"),
                new SourceAccount(
                        row.getString("provider"),
                        row.getString("billing_account"),
                        row.getString("invoice_issuer"),
                        new CurrencyCode(row.getString("billing_currency"))),
                optional(row, "run_id"),
                optional(row, "reverses"),
                PostingRows.posting(row));
    }
}
