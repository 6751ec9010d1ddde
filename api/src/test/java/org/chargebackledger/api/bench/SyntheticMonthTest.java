package org.chargebackledger.api.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A synthetic month is what it says it is, in both of its forms. */
class SyntheticMonthTest {

    private static final long ROWS = 20_000;

    @TempDir Path folder;

    @Test
    void both_forms_of_the_bill_sum_to_what_the_generator_says() throws Exception {
        var month = SyntheticMonth.write(folder, SyntheticMonth.PERIOD, ROWS, SyntheticMonth.SEED);
        var expected = new TreeMap<String, BigDecimal>();
        month.totals().forEach((name, sum) -> expected.put(name, sum.stripTrailingZeros()));
        assertThat(month.rows()).isEqualTo(ROWS);
        assertThat(totals("read_csv('" + month.bill() + "', all_varchar = true)"))
                .isEqualTo(expected);
        assertThat(totals("read_parquet('" + month.parquet() + "')")).isEqualTo(expected);
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() throws Exception {
        var first =
                SyntheticMonth.write(
                        folder.resolve("1"), SyntheticMonth.PERIOD, ROWS, SyntheticMonth.SEED);
        var second =
                SyntheticMonth.write(
                        folder.resolve("2"), SyntheticMonth.PERIOD, ROWS, SyntheticMonth.SEED);
        var third = SyntheticMonth.write(folder.resolve("3"), SyntheticMonth.PERIOD, ROWS, 1);
        assertThat(sha256(first.bill()))
                .isEqualTo("22662550d2bb6affe62b393cd673729bddf3fbe78ebe31b4b195951e1bb74ed8");
        assertThat(second.bill()).hasSameBinaryContentAs(first.bill());
        assertThat(second.usage()).hasSameBinaryContentAs(first.usage());
        assertThat(sha256(third.bill())).isNotEqualTo(sha256(first.bill()));
    }

    @Test
    void effective_cost_differs_from_billed_cost_by_nothing_over_the_month() throws Exception {
        var totals =
                SyntheticMonth.write(folder, SyntheticMonth.PERIOD, ROWS, SyntheticMonth.SEED)
                        .totals();
        assertThat(totals.get("effective")).isEqualByComparingTo(totals.get("billed"));
    }

    @Test
    void every_machine_of_the_readings_is_on_the_bill() throws Exception {
        var month = SyntheticMonth.write(folder, SyntheticMonth.PERIOD, ROWS, SyntheticMonth.SEED);
        assertThat(
                        number(
                                "SELECT count(*) FROM read_csv('"
                                        + month.nodes()
                                        + "') AS node WHERE NOT EXISTS (SELECT 1 FROM read_csv('"
                                        + month.bill()
                                        + "', all_varchar = true) AS bill"
                                        + " WHERE bill.ResourceId = node.resource_id)"))
                .isZero();
        assertThat(
                        number(
                                "SELECT count(*) FROM read_csv('"
                                        + month.usage()
                                        + "') ANTI JOIN read_csv('"
                                        + month.nodes()
                                        + "') USING (interval_start, cluster, node)"))
                .isZero();
    }

    @Test
    void the_ledger_reads_the_policy() {
        var policy =
                AllocationPolicyDocument.read(
                        SyntheticRules.policy(
                                SyntheticShape.of(SyntheticMonth.PERIOD, SyntheticMonth.ROWS)));
        assertThat(policy.problems()).isEmpty();
    }

    @Test
    void a_month_too_small_to_have_machines_is_refused() {
        assertThatThrownBy(() ->
                        SyntheticMonth.write(
                                folder, SyntheticMonth.PERIOD, 100, SyntheticMonth.SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 10000 rows");
    }

    private static Map<String, BigDecimal> totals(String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                SELECT sum(CAST(ListCost AS DECIMAL(38, 10))) AS list,
                                    sum(CAST(ContractedCost AS DECIMAL(38, 10))) AS contracted,
                                    sum(CAST(BilledCost AS DECIMAL(38, 10))) AS billed,
                                    sum(CAST(EffectiveCost AS DECIMAL(38, 10))) AS effective
                                FROM %s
                                """
                                        .formatted(table))) {
            assertThat(row.next()).isTrue();
            var totals = new TreeMap<String, BigDecimal>();
            for (var name : new String[] {"list", "contracted", "billed", "effective"}) {
                totals.put(name, row.getBigDecimal(name).stripTrailingZeros());
            }
            return totals;
        }
    }

    private static long number(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
