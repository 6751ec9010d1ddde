package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
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

    private static final String SELECT =
            """
            SELECT p.*, e.number, e.kind AS entry_kind, e.period, e.origin_period, e.provider,
                e.billing_account, e.invoice_issuer, e.currency AS billing_currency,
                e.run_id, e.reverses
            FROM read_model.book b
            JOIN read_model.entry e ON e.book_id = b.id
            JOIN read_model.posting p ON p.book_id = e.book_id AND p.sequence = e.sequence
            """;

    public Optional<KnownPosting> find(String book, String id) {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE b.name = :book AND e.number = :number
                                   AND p.position = :position AND e.sequence <= b.published
                                """)
                .param("book", book)
                .param("number", parts.group(1))
                .param("position", Integer.parseInt(parts.group(2)))
                .query((row, number) -> known(id, row))
                .optional();
    }

    /**
     * What was posted before a posting in its place: on the same account, for the same origin
     * period, source account, cost center and key, in order.
     */
    public List<KnownPosting> before(String book, KnownPosting posting) {
        return jdbc.sql(
                        SELECT
                                + """
                                JOIN read_model.entry own
                                  ON own.book_id = b.id AND own.number = :number
                                JOIN read_model.posting same
                                  ON same.book_id = own.book_id AND same.sequence = own.sequence
                                 AND same.position = :position
                                WHERE b.name = :book AND e.sequence < own.sequence AND\
                                """
                                + AllocatedEntries.COMPUTED
                                + """
                                   AND e.origin_period = own.origin_period
                                   AND e.mirrored = own.mirrored
                                   AND (e.provider, e.billing_account, e.invoice_issuer, e.currency)
                                     = (own.provider, own.billing_account, own.invoice_issuer,
                                       own.currency)
                                   AND p.account = same.account
                                   AND (p.cost_center, p.memo, p.kind, p.pool, p.charge_category,
                                       p.service, p.cluster, p.namespace)
                                     IS NOT DISTINCT FROM
                                       (same.cost_center, same.memo, same.kind, same.pool,
                                       same.charge_category, same.service, same.cluster,
                                       same.namespace)
                                 ORDER BY e.sequence, p.position
                                """)
                .param("book", book)
                .param("number", posting.number())
                .param("position", position(posting.id()))
                .query((row, number) ->
                        known(
                                String.format(
                                        Locale.ROOT,
                                        "%s-%04d",
                                        row.getString("number"),
                                        row.getInt("position")),
                                row))
                .list();
    }

    private static int position(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    private static KnownPosting known(String id, ResultSet row) throws SQLException {
        return new KnownPosting(
                id,
                row.getString("number"),
                EntryKind.valueOf(row.getString("entry_kind")),
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
