package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.optional;

import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads postings and their keys. */
public final class PostingRows {

    private PostingRows() {}

    static Posting posting(ResultSet row) throws SQLException {
        var units = row.getLong("minor_units");
        var functional = functional(row);
        var worth = functional == null ? 0 : functional.minorUnits();
        return new Posting(
                row.getString("account"),
                optional(row, "cost_center"),
                optional(row, "memo"),
                units > 0 || worth > 0 ? Side.DEBIT : Side.CREDIT,
                new Money(currency(row), Math.abs(units)),
                key(row),
                exact(row, "exact"),
                row.getString("rounding_units"),
                functional == null ? null : new Money(functional.currency(), Math.abs(worth)));
    }

    /** What it is in the functional currency with its sign; null where there is only one. */
    public static @Nullable Money functional(ResultSet row) throws SQLException {
        var currency = row.getString("functional_currency");
        return currency.equals(row.getString("currency"))
                ? null
                : new Money(new CurrencyCode(currency), row.getLong("functional"));
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
