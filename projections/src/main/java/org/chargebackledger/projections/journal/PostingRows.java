package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.optional;

import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads postings and their keys. */
public final class PostingRows {

    private PostingRows() {}

    static Posting posting(ResultSet row) throws SQLException {
        var units = row.getLong("minor_units");
        return new Posting(
                row.getString("account"),
                optional(row, "cost_center"),
                optional(row, "memo"),
                units > 0 ? Side.DEBIT : Side.CREDIT,
                new Money(currency(row), Math.abs(units)),
                key(row),
                exact(row, "exact"),
                row.getString("rounding_units"));
    }

    /** The posting key of a row; null on accounts that are no cost center's. */
    public static @Nullable PostingKey key(ResultSet row) throws SQLException {
        var kind = optional(row, "kind");
        return kind == null
                ? null
                : new PostingKey(
                        PostingKey.Kind.of(kind),
                        row.getString("pool"),
                        row.getString("charge_category"),
                        row.getString("service"),
                        row.getString("cluster"),
                        row.getString("namespace"));
    }
}
