package org.chargebackledger.ingest.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ingest.awscur.CurColumns;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions to Athena, executed by Trino: what is read of the grouped answer is what is read of
 * the rows themselves.
 */
class CurQueryOnTrinoTest {

    private static final Period MONTH = Period.parse("2025-09");

    @TempDir Path folder;

    private static QueryScope all(String table) {
        return new QueryScope(Trino.SCHEMA, table, List.of(), List.of());
    }

    private static Map<String, ColumnType> cur2() {
        return CurTable.usual(CurTable.Version.CUR2).columns();
    }

    private void isTheSame(Report report, String table, List<Map<String, String>> others)
            throws IOException {
        report.load(table, others);
        var expected = report.ungrouped(MONTH);
        var grouped = report.grouped(table, MONTH, all(table));
        assertThat(grouped.totals()).isEqualTo(expected.totals());
        assertThat(grouped.lines()).isEqualTo(expected.lines());
        assertThat(grouped.snapshots()).isEqualTo(expected.snapshots());
        assertThat(grouped.findings()).isEqualTo(expected.findings());
    }

    /** Every line item type, shares of instances, e-notation, blanks, duplicates, another month. */
    @Test
    void cur_2_grouped_by_athena_is_read_as_its_rows_are() throws IOException {
        for (var seed = 1; seed <= 2; seed++) {
            var rows = new SampleRows(seed).commitments().cluster().usage(300).rows();
            var other = new LinkedHashMap<>(rows.getFirst());
            other.put("billing_period", "2025-08");
            isTheSame(new Report(folder, cur2(), rows), "cur2", List.of(other));
        }
    }

    @Test
    void the_shares_the_findings_and_the_blanks_are_all_there() throws IOException {
        var rows = new SampleRows(7).commitments().cluster().usage(300).rows();
        var report = new Report(folder, cur2(), rows);
        report.load("whole", List.of());
        var read = report.grouped("whole", MONTH, all("whole"));
        assertThat(read.findings().toString())
                .contains(
                        "shares-without-parent",
                        "negative-shares",
                        "undivided-hours",
                        "blank-amount")
                .contains("amortization-identity", "net-differs");
        assertThat(read.lines()).anyMatch(line -> line.namespace().equals("apps"));
        assertThat(read.snapshots().getFirst().shareRows()).isGreaterThan(100);
        var query = new CurQuery(report.table(), all("whole"));
        assertThat(Trino.running().query(query.sql(MONTH)).size()).isLessThan(rows.size() * 3 / 4);
    }

    /** Tags are columns, months are padded or not, and partitions may be numbers. */
    @Test
    void a_legacy_report_grouped_by_athena_is_read_as_its_rows_are() throws IOException {
        for (var month : List.of("9", "09")) {
            var rows =
                    new SampleRows(3)
                            .commitments().cluster().usage(100).rows().stream()
                                    .map(row -> LegacyRows.of(row, month))
                                    .toList();
            var other = new LinkedHashMap<>(rows.getFirst());
            other.put("month", "1");
            var types = LegacyRows.types(month.equals("9"));
            isTheSame(new Report(folder, types, rows), "cur1", List.of(other));
        }
    }

    /** A report delivered as CSV has nothing but texts in Athena, amounts and times too. */
    @Test
    void a_table_of_texts_is_read_as_its_rows_are() throws IOException {
        var rows = new SampleRows(4).commitments().cluster().usage(100).rows();
        var types = new LinkedHashMap<>(cur2());
        types.replaceAll((_, type) -> type == ColumnType.MAP ? type : ColumnType.TEXT);
        isTheSame(new Report(folder, types, rows), "texts", List.of());
    }

    @Test
    void samples_of_reports_are_read_as_their_rows_are() throws IOException {
        for (var sample : SampleReports.ALL) {
            var rows = sample.rows();
            var report = new Report(folder, sample.types(), rows);
            report.load("sample", List.of());
            var expected = report.ungrouped(sample.period());
            var scope = all("sample");
            var grouped = report.grouped("sample", sample.period(), scope);
            assertThat(grouped).isEqualTo(expected);
            var control = control(report, "sample", sample.period());
            assertThat(control.rows()).isEqualTo(rows.size());
            assertThat(control.unblended()).isEqualByComparingTo(sample.total());
        }
    }

    private static CurControl control(Report report, String table, Period month) {
        try {
            var sql = CurControl.sql(report.table(), all(table), month);
            return CurControl.of(Trino.running().query(sql).getFirst());
        } catch (org.chargebackledger.ingest.connector.FetchFailure e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_control_counts_rows_money_open_invoices_and_what_would_be_lost() throws Exception {
        var rows = new SampleRows(5).commitments().rows();
        var report = new Report(folder, cur2(), rows);
        report.load("control", List.of());
        var control = control(report, "control", MONTH);
        assertThat(control.rows()).isEqualTo(rows.size());
        assertThat(control.unblended()).isEqualByComparingTo("3768.6799999999000000000004");
        assertThat(control.open()).isEqualTo(1);
        assertThat(control.newest()).hasToString("2025-09-04T00:00:00Z");
        control.requireExact(report.table());

        var lossy =
                new SampleRows(5)
                        .row("Usage", "01T00:00", "01T01:00", CurColumns.UNBLENDED, "1.25E-24")
                        .row("Usage", "01T00:00", "01T01:00", CurColumns.UNBLENDED, "NaN")
                        .row("Usage", "01T00:00", "01T01:00", CurColumns.UNBLENDED, "1.5E14")
                        .row("Usage", "01T00:00", "01T01:00", CurColumns.UNBLENDED, "1.2E-23")
                        .rows();
        var bad = new Report(folder, cur2(), lossy);
        bad.load("lossy", List.of());
        assertThatThrownBy(() -> control(bad, "lossy", MONTH).requireExact(bad.table()))
                .hasMessageContaining("line_item_unblended_cost in 3 rows");
    }

    @Test
    void only_the_named_tags_and_what_says_where_something_runs_is_kept() throws IOException {
        var rows = new SampleRows(6).cluster().usage(50).rows();
        var report = new Report(folder, cur2(), rows);
        report.load("few", List.of());
        var scope =
                new QueryScope(Trino.SCHEMA, "few", List.of("app", "costCategory:Unit"), List.of());
        var lines = report.grouped("few", MONTH, scope).lines();
        assertThat(lines).extracting(line -> line.tags()).noneMatch(tags -> tags.contains("team"));
        assertThat(lines)
                .extracting(line -> line.tags())
                .anyMatch(tags -> tags.contains("\"app\""));
        assertThat(lines).extracting(line -> line.tags()).anyMatch(tags -> tags.contains("u1"));
        assertThat(lines).anyMatch(line -> line.cluster().equals("prod"));
        assertThat(lines).anyMatch(line -> line.workload().equals("web"));
    }

    @Test
    void columns_that_are_asked_for_beside_are_grouped_by_and_kept() throws IOException {
        var rows = new SampleRows(6).cluster().rows();
        var report = new Report(folder, cur2(), rows);
        report.load("more", List.of());
        var columns = List.of(CurColumns.USAGE_TYPE, CurColumns.OPERATION);
        var scope = new QueryScope(Trino.SCHEMA, "more", List.of(), columns);
        assertThat(report.grouped("more", MONTH, scope)).isEqualTo(report.ungrouped(MONTH));
        var answer = Trino.running().query(new CurQuery(report.table(), scope).sql(MONTH));
        assertThat(answer.toString()).contains("EUC1-DataTransfer-Out-Bytes", "RunInstances:0002");
    }

    /** The engine would say so if a column of the question were none of the table. */
    @Test
    void a_column_that_the_table_lacks_is_left_out() throws IOException {
        var types = new LinkedHashMap<>(cur2());
        types.keySet()
                .removeIf(name -> name.startsWith("split_") || name.startsWith("reservation_"));
        types.keySet().removeAll(List.of("line_item_usage_type", "product", "cost_category"));
        var rows = new SampleRows(8).usage(50).rows();
        isTheSame(new Report(folder, types, rows), "lean", List.of());
        var report = new Report(folder, cur2(), rows);
        assertThatThrownBy(() -> report.grouped("lean", MONTH, all("lean")))
                .hasMessageContaining("cannot be resolved");
    }
}
