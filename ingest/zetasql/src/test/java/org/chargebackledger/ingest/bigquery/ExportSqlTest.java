package org.chargebackledger.ingest.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zetasql.SqlException;
import com.google.zetasql.Type;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bigquery.ExportTable.Partition;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The connector's very questions, analyzed and run by the engine of BigQuery's dialect over the
 * export's own columns.
 */
class ExportSqlTest {

    private static final String NAME = "p.d.gcp_billing_export_resource_v1_A";
    private static final int SEEDS = Integer.getInteger("chargeback.seeds", 20);

    @TempDir Path folder;

    @BeforeAll
    static void hasAnEngine() {
        var system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(
                system.equals("Linux amd64") || system.startsWith("Mac"),
                "ZetaSQL is not built for " + system);
    }

    private record Bill(List<CostLine> lines, List<ControlTotal> totals) {}

    private static ExportSql sql(Map<String, Type> columns, @Nullable Partition partition) {
        return new ExportSql(
                ExportTable.of(NAME, ExportSchema.fields(columns), partition),
                YearMonth.parse("2026-10"),
                LocalDate.parse("2026-09-16"));
    }

    private static ZetaSql.Answer run(String sql, JsonNode... rows) {
        return new ZetaSql(NAME, ExportSchema.columns()).run(sql, List.of(rows));
    }

    private static ExportSql complete() {
        return sql(ExportSchema.columns(), Partition.ofLoading());
    }

    private static void isValid(Map<String, Type> columns, @Nullable Partition partition) {
        var sql = sql(columns, partition);
        for (var question : List.of(sql.control(), sql.rows())) {
            var types = new ZetaSql(NAME, columns).run(question.sql(), List.of()).types();
            assertThat(List.copyOf(types.keySet())).isEqualTo(question.columns());
            assertThat(types.values()).containsOnly("STRING");
        }
    }

    @Test
    void every_way_that_a_table_may_be_cut_makes_a_valid_question() {
        isValid(ExportSchema.columns(), Partition.ofLoading());
        isValid(ExportSchema.columns(), new Partition("export_time", false));
        isValid(ExportSchema.columns(), new Partition("usage_start_time", false));
        isValid(ExportSchema.columns(), null);
    }

    @Test
    void a_table_may_lack_any_column_that_is_not_needed() {
        var optional =
                List.of(
                        "location",
                        "system_labels",
                        "tags",
                        "resource",
                        "subscription",
                        "transaction_type",
                        "seller_name",
                        "cost_at_list",
                        "cost_type",
                        "adjustment_info",
                        "consumption_model",
                        "price");
        for (var column : optional) {
            var columns = ExportSchema.columns();
            columns.remove(column);
            isValid(columns, Partition.ofLoading());
        }
        var oldest = ExportSchema.columns();
        oldest.keySet().removeAll(optional);
        isValid(oldest, Partition.ofLoading());
    }

    @Test
    void columns_and_fields_that_are_not_there_are_seen() {
        var rows = complete().rows().sql();
        for (var wrong :
                List.of(
                        rows.replace("service.description", "service.title"),
                        rows.replace("UNNEST(credits)", "UNNEST(credit_list)"),
                        rows.replace("credit.amount", "credit.sum"),
                        rows.replace("label.key", "label.name"),
                        rows.replace("_PARTITIONTIME", "_PARTITIONDAY"),
                        rows.replace("GROUP BY billing_account_id, ", "GROUP BY "))) {
            assertThat(wrong).isNotEqualTo(rows);
            assertThatThrownBy(() -> run(wrong)).isInstanceOf(SqlException.class);
        }
    }

    /** Duplicates, lists of credits and of labels, blank amounts, every digit of a double. */
    @Test
    void rows_that_are_grouped_are_the_same_bill_as_the_rows_themselves() throws IOException {
        var only = Long.getLong("chargeback.seed");
        for (var seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
            var rows = ExportRows.any(new Random(seed), 40);
            var october =
                    rows.stream()
                            .filter(row -> row.at("/invoice/month").asText().equals("202610"))
                            .toList();
            var direct =
                    read(Files.writeString(folder.resolve("rows.json"), ExportRows.file(october)));
            var grouped = grouped(rows);
            assertThat(grouped.totals()).as("seed %d", seed).isEqualTo(direct.totals());
            assertThat(grouped.lines())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(direct.lines());
        }
    }

    @Test
    void the_totals_that_are_asked_for_are_those_of_the_rows() throws IOException {
        var rows = ExportRows.any(new Random(7), 200).toArray(JsonNode[]::new);
        var control = totals(complete().control(), rows);
        assertThat(totals(complete().rows(), rows).agreesWith(control)).isTrue();
        assertThat(control.rows())
                .isEqualTo(
                        Arrays.stream(rows)
                                .filter(row -> row.at("/invoice/month").asText().equals("202610"))
                                .count());
    }

    @Test
    void amounts_count_as_the_shortest_decimal_that_is_the_same_number() throws IOException {
        for (var text :
                List.of("0.1", "9.95", "0.7999999999999999", "0.30000000000000004", "1E-7")) {
            var row = ExportRows.row().put("cost", Double.parseDouble(text));
            assertThat(cell(complete().rows(), "cost", row))
                    .isEqualTo(new BigDecimal(text).toPlainString());
        }
    }

    @Test
    void an_amount_with_too_many_decimals_is_rounded_and_counted() throws IOException {
        for (var tiny : List.of(1.5e-24, Double.parseDouble("1.2345678901234567e-10"), 1e-40)) {
            var cost = ExportRows.row().put("cost", tiny);
            assertThat(cell(complete().rows(), "x_rounded_rows", cost)).isEqualTo("1");
            var credit = ExportRows.row();
            credit.putArray("credits").addObject().put("amount", tiny);
            assertThat(cell(complete().control(), "x_rounded_rows", credit)).isEqualTo("1");
        }
        var exact = ExportRows.row().put("cost", 1.25e-22);
        assertThat(cell(complete().rows(), "x_rounded_rows", exact)).isEqualTo("0");
        var infinite = ExportRows.row().put("cost", Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> run(complete().rows().sql(), infinite))
                .hasMessageContaining("inf");
    }

    @Test
    void labels_and_credits_make_no_rows() throws IOException {
        var row = ExportRows.row();
        for (var amount : List.of(-0.1, -0.2, -0.3)) {
            row.withArray("/credits").addObject().put("amount", amount);
        }
        row.withArray("/labels").addObject().put("key", "a").put("value", "1");
        row.withArray("/labels").addObject().put("key", "b").put("value", "2");
        var answer = run(complete().rows().sql(), row, row.deepCopy());
        assertThat(answer.rows()).hasSize(1);
        assertThat(cell(complete().rows(), "credits", row, row.deepCopy()))
                .isEqualTo("[{\"amount\":\"-1.2\"}]");
    }

    @Test
    void only_partitions_that_may_have_rows_of_the_month_are_read_and_fresh_rows_have_none()
            throws IOException {
        var old = ExportRows.row().put("_PARTITIONTIME", "2026-09-15T00:00:00Z");
        var fresh = ExportRows.row().putNull("_PARTITIONTIME");
        var late = ExportRows.row().put("_PARTITIONTIME", "2027-02-01T00:00:00Z");
        assertThat(cell(complete().rows(), "x_row_count", old, fresh, late)).isEqualTo("2");
    }

    @Test
    void times_that_make_no_sense_are_left_for_the_reader_to_refuse() throws IOException {
        var row =
                ExportRows.row()
                        .put("usage_start_time", "2026-10-05T02:00:00Z")
                        .put("usage_end_time", "2026-10-05T01:00:00Z");
        assertThat(cell(complete().rows(), "usage_end_time", row))
                .isEqualTo("2026-10-05T01:00:00.000000Z");
        assertThat(cell(complete().rows(), "usage_start_time", row))
                .isEqualTo("2026-10-05T02:00:00.000000Z");
    }

    private static @Nullable String cell(ExportQuestion question, String column, JsonNode... rows) {
        var answer = run(question.sql(), rows).rows();
        assertThat(answer).hasSize(1);
        return answer.getFirst().get(question.columns().indexOf(column));
    }

    private static ExportTotals totals(ExportQuestion question, JsonNode... rows)
            throws IOException {
        var totals = new ExportTotals();
        totals.add(page(question, List.of(rows)));
        return totals;
    }

    private static AnswerPage page(ExportQuestion question, List<JsonNode> rows) {
        var answer = new ZetaSql(NAME, ExportSchema.columns()).run(question.sql(), rows).rows();
        return new AnswerPage(answer.size(), question.columns(), answer);
    }

    private Bill grouped(List<JsonNode> rows) throws IOException {
        var page = folder.resolve("page.json");
        page(complete().rows(), rows).write(page);
        var file = folder.resolve("grouped.csv");
        new BillFile(100).write(file, List.of(page));
        return read(file);
    }

    private Bill read(Path file) throws IOException {
        try (var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(
                                "gcp-billing",
                                List.of(new StagedFile(file.getFileName().toString(), file)),
                                new TreeMap<>(),
                                folder.resolve("work"),
                                Progress.SILENT)) {
            if (!(reading instanceof CostReading bill)) {
                throw new AssertionError("no bill: " + reading.findings());
            }
            var lines = new ArrayList<CostLine>();
            for (var snapshot : bill.snapshots()) {
                bill.lines(
                        snapshot.key(),
                        block -> {
                            for (var i = 0; i < block.size(); i++) {
                                lines.add(block.line(i));
                            }
                        });
            }
            lines.sort(Comparator.comparing(CostLine::toString));
            return new Bill(lines, bill.controlTotals());
        }
    }
}
