package org.chargebackledger.projections.storage;

import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Reads the values of the ledger from the columns that hold them. */
public final class Columns {

    private Columns() {}

    public static Exact exact(ResultSet row, String column) throws SQLException {
        return Exact.of(row.getBigDecimal(column));
    }

    /** A sum of minor units, which PostgreSQL gives as a numeric. */
    public static Money money(ResultSet row, String column, CurrencyCode currency)
            throws SQLException {
        BigDecimal units = row.getBigDecimal(column);
        return new Money(currency, units.longValueExact());
    }

    public static CurrencyCode currency(ResultSet row) throws SQLException {
        return new CurrencyCode(row.getString("currency"));
    }

    public static Period period(ResultSet row, String column) throws SQLException {
        return Period.parse(row.getString(column));
    }

    public static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static @Nullable LocalDate optionalDay(ResultSet row, String column)
            throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** A text that may be absent. */
    public static @Nullable String optional(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.parse(row.getString(column));
    }

    public static @Nullable Integer optionalInteger(ResultSet row, String column)
            throws SQLException {
        return row.getObject(column, Integer.class);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    public static SourceAccount sourceAccount(ResultSet row) throws SQLException {
        return new SourceAccount(
                row.getString("provider"),
                row.getString("billing_account"),
                row.getString("invoice_issuer"),
                currency(row));
    }

    public static Costs costs(ResultSet row) throws SQLException {
        return new Costs(
                exact(row, "list"),
                exact(row, "contracted"),
                exact(row, "billed"),
                exact(row, "effective"));
    }
}
