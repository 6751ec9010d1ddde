package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A million rows in bounded memory; run with {@code -Dchargeback.big=true}. */
@EnabledIfSystemProperty(named = "chargeback.big", matches = "true")
class BigBillTest {

    private static final int ROWS = 1_000_000;

    /** Heap of 1 GB, the engine's 512 MB, and the process itself. */
    private static final long PEAK_KIB_MAX = 2L << 20;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"bill.csv, csv", "bill.csv.gz, csv", "bill.parquet, parquet"})
    void a_million_rows_are_grouped_in_bounded_memory(String name, String format)
            throws IOException {
        var file = folder.resolve(name);
        generate(file, format);
        var start = System.nanoTime();
        try (var reading = new Deliveries(folder).bill("focus", file)) {
            var grouped = Duration.ofNanos(System.nanoTime() - start);
            assertThat(Deliveries.rows(reading)).isEqualTo(ROWS);
            // the sum of (i % 1000) * 0.000000001 + 0.01 over a million rows
            assertThat(Deliveries.total(reading).billed()).hasToString("10000.4995");
            var lines = new long[1];
            reading.lines(reading.snapshots().getFirst().key(), block -> lines[0] += block.size());
            var read = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf(
                    "%s: %d MB, grouped in %d ms, %d lines read by %d ms, peak %d MB%n",
                    name,
                    Files.size(file) >> 20,
                    grouped.toMillis(),
                    lines[0],
                    read.toMillis(),
                    peakKib() >> 10);
        }
        assertThat(peakKib()).isLessThan(PEAK_KIB_MAX);
    }

    @Test
    void the_rows_of_one_line_of_a_million_are_found() throws IOException {
        var file = folder.resolve("bill.csv");
        generate(file, "csv");
        var deliveries = new Deliveries(folder);
        try (var reading = deliveries.bill("focus", file)) {
            var line = Deliveries.lines(reading).getFirst();
            var rows =
                    deliveries.rowsOf(
                            "focus",
                            line,
                            reading.snapshots().getFirst().key().billingPeriod(),
                            10_000,
                            file);
            assertThat(rows).hasSize((int) line.rows());
        }
    }

    private static void generate(Path file, String format) {
        var select =
                "SELECT 'AWS' AS ProviderName, '123' AS BillingAccountId, 'acct-' || (i % 50) AS"
                    + " SubAccountId, 'AWS Inc' AS InvoiceIssuerName, 'INV-1' AS InvoiceId,"
                    + " '2026-10-01T00:00:00Z' AS BillingPeriodStart, strftime(TIMESTAMP"
                    + " '2026-10-01' + to_hours((i % 744)::INT), '%Y-%m-%dT%H:%M:%SZ') AS"
                    + " ChargePeriodStart, strftime(TIMESTAMP '2026-10-01 01:00:00' + to_hours((i %"
                    + " 744)::INT), '%Y-%m-%dT%H:%M:%SZ') AS ChargePeriodEnd, 'Usage' AS"
                    + " ChargeCategory, 'service-' || (i % 40) AS ServiceName,"
                    + " 'arn:aws:ec2:eu-west-1:123:instance/i-' || (i % 4000) AS ResourceId, 'USD'"
                    + " AS BillingCurrency, 0.02 AS ListCost, 0.015 AS ContractedCost, CAST((i %"
                    + " 1000) * 0.000000001::DECIMAL(12,9) + 0.01 AS DECIMAL(18,9)) AS BilledCost,"
                    + " '1.25E-2' AS EffectiveCost, repeat('description of the charge ', 10) AS"
                    + " ChargeDescription, '{\"team\":\"team-' || (i % 20) ||"
                    + " '\",\"env\":\"prod\"}' AS Tags FROM range("
                        + ROWS
                        + ") t(i)";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '300MB'");
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT " + format + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long peakKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
