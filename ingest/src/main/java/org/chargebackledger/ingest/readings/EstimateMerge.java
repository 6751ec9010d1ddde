package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.ledger.usage.EstimateLine;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** Adds estimates up by day, node, namespace and category, with one rounding at 24 decimals. */
public final class EstimateMerge {

    private record Key(
            long day, String cluster, String node, String namespace, EstimateCategory category) {}

    private final ReadingTables tables;
    private final CurrencyCode currency;
    private @Nullable Key key;
    private BigDecimal sum = BigDecimal.ZERO;

    private EstimateMerge(ReadingTables tables, CurrencyCode currency) {
        this.tables = tables;
        this.currency = currency;
    }

    /** Adds up all that was read, in the currency that its sender declared. */
    public static void merge(DuckDb database, ReadingTables tables, CurrencyCode currency) {
        var merge = new EstimateMerge(tables, currency);
        database.stream(
                "SELECT * FROM estimate_readings ORDER BY cluster, node, namespace, category, day",
                merge::add);
        merge.flush();
    }

    private void add(ResultSet row) throws SQLException {
        var rowKey =
                new Key(
                        row.getLong("day"),
                        row.getString("cluster"),
                        row.getString("node"),
                        row.getString("namespace"),
                        EstimateCategory.ofText(row.getString("category")));
        if (!rowKey.equals(key)) {
            flush();
            key = rowKey;
            sum = BigDecimal.ZERO;
        }
        sum = sum.add(new BigDecimal(row.getString("amount")));
    }

    private void flush() {
        var subject = key;
        if (subject != null) {
            tables.add(
                    new EstimateLine(
                            LocalDate.ofEpochDay(subject.day()),
                            subject.cluster(),
                            subject.node(),
                            subject.namespace(),
                            subject.category(),
                            exact(sum),
                            currency));
        }
    }

    /** A model's figures are binary fractions: their last digits mean nothing. */
    static Exact exact(BigDecimal amount) {
        return Exact.quotient(amount, BigDecimal.ONE);
    }
}
