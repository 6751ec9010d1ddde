package org.chargebackledger.api.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The same bill as a Parquet file, with the types that providers give its columns. */
final class ParquetCopy {

    private ParquetCopy() {}

    static void of(Path csv, Path parquet) throws IOException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET memory_limit = '1GB'");
            statement.execute("SET preserve_insertion_order = false");
            statement.execute(
                    """
                    COPY (
                        SELECT * REPLACE (
                            CAST(BillingPeriodStart AS TIMESTAMP) AS BillingPeriodStart,
                            CAST(BillingPeriodEnd AS TIMESTAMP) AS BillingPeriodEnd,
                            CAST(ChargePeriodStart AS TIMESTAMP) AS ChargePeriodStart,
                            CAST(ChargePeriodEnd AS TIMESTAMP) AS ChargePeriodEnd,
                            CAST(BilledCost AS DECIMAL(28, 10)) AS BilledCost,
                            CAST(EffectiveCost AS DECIMAL(28, 10)) AS EffectiveCost,
                            CAST(ListCost AS DECIMAL(28, 10)) AS ListCost,
                            CAST(ContractedCost AS DECIMAL(28, 10)) AS ContractedCost,
                            CAST(ConsumedQuantity AS DECIMAL(28, 10)) AS ConsumedQuantity)
                        FROM read_csv('%s', header = true, all_varchar = true)
                    ) TO '%s' (FORMAT parquet, COMPRESSION zstd)
                    """
                            .formatted(literal(csv), literal(parquet)));
        } catch (SQLException e) {
            throw new IOException("no Parquet file was made of " + csv, e);
        }
    }

    private static String literal(Path path) {
        return path.toAbsolutePath().toString().replace("'", "''");
    }
}
