package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A warehouse may group a bill's rows before they are delivered: nothing else may come of it. */
class GroupedRowsTest {

    private static final String HEADER =
            "BillingAccountId,ServiceProviderName,BillingPeriodStart,ChargePeriodStart,"
                    + "ChargePeriodEnd,BillingCurrency,ChargeCategory,ServiceName,Tags,ListCost,"
                    + "ContractedCost,BilledCost,EffectiveCost";
    private static final String GRAIN =
            "\n1,AWS,2026-10-01T00:00:00Z,2026-10-05T00:00:00Z,2026-10-06T00:00:00Z,USD,Usage,";

    @TempDir Path folder;
    private Deliveries deliveries;

    private record Read(List<CostLine> lines, List<ControlTotal> totals) {}

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private Read read(String name, String text) throws IOException {
        try (var reading = deliveries.bill("focus", deliveries.write(name, text))) {
            return new Read(Deliveries.lines(reading), reading.controlTotals());
        }
    }

    @Test
    void lines_rows_totals_and_blank_cells_are_those_of_the_rows_themselves() throws IOException {
        var rows =
                HEADER
                        + (GRAIN + "EC2,{},2,2,1.5,1.25").repeat(3)
                        + (GRAIN + "EC2,{},,,1,1").repeat(2)
                        + GRAIN
                        + "S3,{},1,1,1,1";
        var grouped =
                HEADER
                        + ",x_row_count"
                        + GRAIN
                        + "EC2,{},6,6,4.5,3.75,3"
                        + GRAIN
                        + "EC2,{},,,2,2,2"
                        + GRAIN
                        + "S3,{},1,1,1,1,1";
        var one = read("rows.csv", rows);
        assertThat(one.totals().getFirst().rows()).isEqualTo(6);
        assertThat(one.totals().getFirst().missing().list()).isEqualTo(2);
        assertThat(read("grouped.csv", grouped)).isEqualTo(one);
    }

    @Test
    void a_row_that_stands_for_no_row_is_refused() throws IOException {
        for (var count : List.of("", "0", "-1", "1.5x")) {
            var text = HEADER + ",x_row_count" + GRAIN + "S3,{},1,1,1,1," + count;
            assertThat(deliveries.rejection("focus", deliveries.write("wrong.csv", text)))
                    .anySatisfy(finding -> {
                        assertThat(finding.column()).isEqualTo("x_row_count");
                        assertThat(finding.line()).isEqualTo(2);
                    });
        }
    }

    @Test
    void what_was_rounded_before_is_said() throws IOException {
        var text = HEADER + ",x_row_count,x_rounded_rows" + GRAIN + "S3,{},1,1,1,1,4,";
        try (var reading = deliveries.bill("focus", deliveries.write("none.csv", text + "0"))) {
            assertThat(reading.findings()).extracting(Finding::code).doesNotContain("rounded-rows");
        }
        try (var reading = deliveries.bill("focus", deliveries.write("some.csv", text + "2"))) {
            assertThat(reading.findings()).extracting(Finding::code).contains("rounded-rows");
        }
    }
}
