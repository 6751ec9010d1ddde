package org.chargebackledger.api.bench;

import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * One month of a company that does not exist, in files: one bill, and the readings, register and
 * policy that go with it. The same rows and seed give the same CSV bytes on every machine.
 *
 * @param period the month
 * @param bill FOCUS 1.2 as CSV
 * @param parquet the same rows as Parquet
 * @param usage for {@code usage-csv}
 * @param nodes for {@code node-csv}
 * @param metrics for {@code metrics-csv}
 * @param labels for {@code namespace-labels}
 * @param costCenters a JSON array
 * @param policy in YAML
 * @param rows of the bill
 * @param totals of the bill: {@code list}, {@code contracted}, {@code billed}, {@code effective}
 */
public record SyntheticMonth(
        Period period,
        Path bill,
        Path parquet,
        Path usage,
        Path nodes,
        Path metrics,
        Path labels,
        String costCenters,
        String policy,
        long rows,
        SortedMap<String, BigDecimal> totals) {

    /** What a benchmark measures on unless told otherwise. */
    public static final long ROWS = 1_000_000;

    public static final long SEED = 20_261_031L;

    /** The month that is measured unless several are. */
    public static final Period PERIOD = Period.parse("2026-10");

    /** The fewest rows a bill can have. */
    public static final long ROWS_MIN = SyntheticShape.ROWS_MIN;

    /** The file with the register, for readers that need one. */
    static final String COST_CENTERS = "cost-centers.json";

    /** Writes a month with that many bill rows into a folder. */
    public static SyntheticMonth write(Path folder, Period period, long rows, long seed)
            throws IOException {
        var shape = SyntheticShape.of(period, rows);
        Files.createDirectories(folder);
        var bill = folder.resolve("bill-focus-1.2.csv");
        var costs = new SyntheticBill(shape, seed).write(Files.newOutputStream(bill));
        var parquet = folder.resolve("bill-focus-1.2.parquet");
        ParquetCopy.of(bill, parquet);
        var readings = new SyntheticReadings(shape, seed, folder);
        var costCenters = SyntheticRules.costCenters(shape);
        Files.writeString(folder.resolve(COST_CENTERS), costCenters);
        return new SyntheticMonth(
                period,
                bill,
                parquet,
                readings.usage(),
                readings.nodes(),
                readings.metrics(),
                readings.labels(),
                costCenters,
                SyntheticRules.policy(shape),
                costs.rows(),
                costs.sums());
    }
}
