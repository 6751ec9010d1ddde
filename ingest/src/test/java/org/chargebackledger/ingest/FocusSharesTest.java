package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.delivery.CostReading.Snapshot;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Split cost in FOCUS 1.3: shares are shares, money is the parent's, once. */
class FocusSharesTest {

    private static final String FOLDER = "focus_data_toolkit/";
    private static final String AZURE = FOLDER + "azure_focus_1.3_rows100_seed42.csv";
    private static final String GCP = FOLDER + "gcp_focus_1.3_rows100_seed42.csv";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        AZURE + ", 26, 9, 4697.1446758722746, 3322.3079718722746, 7.35996737068509",
        GCP + ", 12, 4, 1587.8199305302598, 717.1975275302598, 2.80509252927408",
    })
    void workloads_bear_what_the_provider_gives_them_and_nothing_twice(
            String name, int shares, int hosts, String billed, String effective, String shared)
            throws IOException {
        var records = PlainTable.of(SharedData.file(name)).records();
        var divided = records.stream().filter(ShareRows::isShare).toList();
        assertThat(divided).hasSize(shares);
        assertThat(ShareRows.byParent(divided)).hasSize(hosts);
        ShareRows.ratiosHold(divided);

        var ours = new AllocatedBill(folder).allocate(records, AllocatedBill.policy(divided));
        assertThat(AllocatedBill.sum(ours, AccountOutcome::billed)).hasToString(billed);
        assertThat(AllocatedBill.sum(ours, AccountOutcome::allocated)).hasToString(effective);
        var expected = ShareRows.sums(divided, "AllocatedResourceName");
        assertThat(expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(shared);
        assertThat(AllocatedBill.borne(ours)).containsOnlyKeys(keys(expected, "REST"));
        expected.forEach((workload, sum) ->
                assertThat(AllocatedBill.borne(ours).get(workload))
                        .as(workload)
                        .isEqualByComparingTo(sum));
    }

    /** A provider may keep the parent beside its shares; it is the same money. */
    @ParameterizedTest
    @CsvSource({AZURE + ", 9", GCP + ", 4"})
    void a_parent_that_is_delivered_too_changes_nothing(String name, int hosts) throws IOException {
        var records = PlainTable.of(SharedData.file(name)).records();
        var divided = records.stream().filter(ShareRows::isShare).toList();
        var both = new ArrayList<>(records);
        ShareRows.byParent(divided).values().forEach(shares -> both.add(ShareRows.parent(shares)));

        assertThat(
                        AllocatedBill.borne(
                                new AllocatedBill(folder)
                                        .allocate(both, AllocatedBill.policy(divided))))
                .isEqualTo(
                        AllocatedBill.borne(
                                new AllocatedBill(folder)
                                        .allocate(records, AllocatedBill.policy(divided))));
        try (var reading = new AllocatedBill(folder).read(both)) {
            assertThat(reading.snapshots().stream().mapToLong(Snapshot::shareRows).sum())
                    .isEqualTo(hosts);
            assertThat(reading.findings()).extracting(Finding::code).contains("divided-rows");
        }
    }

    /** Fragments, completed by what the specification asks for beside them. */
    @ParameterizedTest
    @CsvSource({
        "scenarios_sca_equal.csv, 100",
        "scenarios_sca_weighted.csv, 100",
        "scenarios_sca_negative.csv, -50",
    })
    void a_split_counts_its_origin_once(String name, String total) throws IOException {
        var shares =
                PlainTable.of(SharedData.file(FOLDER + name)).records().stream()
                        .map(row ->
                                ShareRows.completed(row, row.getOrDefault("x_SplitOriginId", "")))
                        .toList();
        ShareRows.ratiosHold(shares);
        var parent = ShareRows.parent(shares);
        parent.put("BilledCost", shares.getFirst().get("x_SplitOriginCost"));

        for (var records :
                List.of(shares, Stream.concat(shares.stream(), Stream.of(parent)).toList())) {
            try (var reading = new AllocatedBill(folder).read(records)) {
                assertThat(Deliveries.total(reading).billed()).hasToString(total);
                assertThat(Deliveries.lines(reading))
                        .extracting(CostLine::workload)
                        .containsExactlyInAnyOrderElementsOf(
                                shares.stream()
                                        .map(share -> share.get("AllocatedResourceId"))
                                        .toList());
            }
        }
    }

    /** The charge of 100 is corrected by −30 and 5; all of it is the charge's cost center's. */
    @Test
    void corrections_land_with_the_charge_they_correct() throws IOException {
        var records =
                PlainTable.of(SharedData.file(FOLDER + "scenarios_correction_set.csv"))
                        .records()
                        .stream()
                        .map(row ->
                                ShareRows.completed(
                                        row,
                                        row.getOrDefault("x_CorrectionOf", "").isEmpty()
                                                ? row.getOrDefault("x_ChargeKey", "")
                                                : row.getOrDefault("x_CorrectionOf", "")))
                        .toList();
        var policy =
                """
                attribution:
                  - {id: charge, match: {resource: chg-1, chargeCategory: Usage}, to: {costCenter: REST}}
                """;

        var ours = new AllocatedBill(folder).allocate(records, policy);
        assertThat(AllocatedBill.sum(ours, AccountOutcome::billed)).hasToString("75");
        assertThat(AllocatedBill.borne(ours)).containsOnlyKeys("REST");
        assertThat(AllocatedBill.borne(ours).get("REST")).isEqualByComparingTo("75");
        try (var reading = new AllocatedBill(folder).read(records)) {
            assertThat(Deliveries.lines(reading))
                    .extracting(line -> line.chargeClass() + " " + line.costs().billed())
                    .containsExactlyInAnyOrder(" 100", "Correction -30", "Correction 5");
        }
    }

    private static String[] keys(Map<String, BigDecimal> sums, String other) {
        var keys = new TreeSet<>(sums.keySet());
        keys.add(other);
        return keys.toArray(String[]::new);
    }
}
