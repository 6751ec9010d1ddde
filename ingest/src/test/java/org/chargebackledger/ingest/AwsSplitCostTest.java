package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Split cost allocation data of a small cluster, worked by hand: an m5.xlarge paid on demand, then
 * three quarters by a savings plan, and a spot instance.
 *
 * <p>Hour 0 of the m5.xlarge is 0.192: api took 0.12, coredns 0.018, nobody 0.054. In hour 1 api, a
 * pod without controller and nobody have a third each of 0.144 by the plan (0.1008 of it effective)
 * and 0.048 on demand. Of the spot instance's 0.04 in hour 0 worker took three quarters; its hour 1
 * is not divided. Data transfer of 0.0123 is no part of what AWS divides.
 */
class AwsSplitCostTest {

    private static final String A = "i-0a1b2c3d4e5f60001";
    private static final String B = "i-0a1b2c3d4e5f60002";
    private static final Period OCTOBER = Period.parse("2026-10");

    @TempDir Path folder;

    private static Path file(String name) {
        return Path.of("src", "test", "resources", "aws-split", name);
    }

    private CostReading read(Path file) throws IOException {
        return new Deliveries(folder).bill("aws-cur", file);
    }

    private static List<String> linesOf(CostReading reading, String resource) {
        return Deliveries.lines(reading).stream()
                .filter(line -> line.resource().equals(resource))
                .map(AwsSplitCostTest::text)
                .toList();
    }

    private static String text(CostLine line) {
        return "%s %s %s/%s/%s: list %s billed %s effective %s, %d rows"
                .formatted(
                        line.pricingCategory(),
                        line.commitmentStatus(),
                        line.cluster(),
                        line.namespace(),
                        line.workload(),
                        line.costs().list(),
                        line.costs().billed(),
                        line.costs().effective(),
                        line.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cur1.csv", "cur2.csv"})
    void an_instance_is_divided_by_the_hour_in_every_cost(String name) throws IOException {
        try (var reading = read(file(name))) {
            assertThat(linesOf(reading, A))
                    .containsExactlyInAnyOrder(
                            // 0.12 of hour 0 and a third of 0.048 of hour 1.
                            "Standard  prod/payments/api: list 0.136 billed 0.136 effective 0.136,"
                                    + " 0 rows",
                            "Standard  prod/kube-system/coredns: list 0.018 billed 0.018 effective"
                                    + " 0.018, 0 rows",
                            "Standard  prod/batch/Uncontrolled Workload: list 0.016 billed 0.016"
                                    + " effective 0.016, 0 rows",
                            // 0.054, a third of 0.048, and the data transfer.
                            "Standard  prod//: list 0.0823 billed 0.0823 effective 0.0823, 3 rows",
                            "Committed Used prod/payments/api: list 0.048 billed 0.048 effective"
                                    + " 0.0336, 0 rows",
                            "Committed Used prod/batch/Uncontrolled Workload: list 0.048 billed"
                                    + " 0.048 effective 0.0336, 0 rows",
                            "Committed Used prod//: list 0.048 billed 0.048 effective 0.0336, 1"
                                    + " rows",
                            "Committed  prod/payments/api: list 0 billed -0.048 effective 0, 0"
                                    + " rows",
                            "Committed  prod/batch/Uncontrolled Workload: list 0 billed -0.048"
                                    + " effective 0, 0 rows",
                            "Committed  prod//: list 0 billed -0.048 effective 0, 1 rows");
            assertThat(linesOf(reading, B))
                    .containsExactlyInAnyOrder(
                            "Dynamic  prod/payments/worker: list 0.072 billed 0.03 effective 0.03,"
                                    + " 0 rows",
                            // A quarter of hour 0, and hour 1.
                            "Dynamic  prod//: list 0.12 billed 0.05 effective 0.05, 2 rows");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cur1.csv", "cur2.csv"})
    void the_bill_is_what_it_is_without_share_rows(String name) throws IOException {
        var all = Files.readAllLines(file(name));
        var money = all.stream().filter(row -> !row.contains(",EKSPod-EC2,")).toList();
        assertThat(all.size() - money.size()).isEqualTo(12);
        var plain = Files.write(folder.resolve("plain.csv"), money);
        try (var divided = read(file(name));
                var whole = read(plain)) {
            assertThat(divided.controlTotals()).isEqualTo(whole.controlTotals());
            assertThat(divided.controlTotals())
                    .singleElement()
                    .satisfies(total -> {
                        assertThat(total.rows()).isEqualTo(11);
                        assertThat(total.costs().billed()).hasToString("0.6728");
                    });
            assertThat(divided.snapshots().getFirst().accounts())
                    .isEqualTo(whole.snapshots().getFirst().accounts());
            assertThat(divided.snapshots().getFirst().shareRows()).isEqualTo(12);
            assertThat(Deliveries.lines(divided).stream().mapToLong(CostLine::rows).sum())
                    .isEqualTo(11);
        }
    }

    @Test
    void both_forms_of_the_report_name_the_same_consumers_and_their_own_tags_win()
            throws IOException {
        try (var one = read(file("cur1.csv"));
                var two = read(file("cur2.csv"))) {
            assertThat(Deliveries.lines(one).stream().map(AwsSplitCostTest::text).sorted().toList())
                    .isEqualTo(
                            Deliveries.lines(two).stream()
                                    .map(AwsSplitCostTest::text)
                                    .sorted()
                                    .toList());
            assertThat(tagsOf(one, "worker"))
                    .isEqualTo(
                            "{\"Name\":\"eks-node\",\"aws:eks:cluster-name\":\"prod\","
                                + "\"aws:eks:namespace\":\"payments\","
                                + "\"aws:eks:node\":\"ip-10-0-1-12.eu-central-1.compute.internal\","
                                + "\"aws:eks:workload-name\":\"worker\","
                                + "\"aws:eks:workload-type\":\"StatefulSet\",\"env\":\"prod\","
                                + "\"team\":\"pay\"}");
            assertThat(tagsOf(two, "worker"))
                    .contains("\"Name\":\"eks-node\"", "\"aws_eks_namespace\":\"payments\"")
                    .contains("\"env\":\"prod\"", "\"team\":\"pay\"");
            assertThat(tagsOf(one, "")).isEqualTo("{\"Name\":\"eks-node\",\"env\":\"prod\"}");
        }
    }

    private static String tagsOf(CostReading reading, String workload) {
        return Deliveries.lines(reading).stream()
                .filter(line -> line.resource().equals(B) && line.workload().equals(workload))
                .findFirst()
                .orElseThrow()
                .tags();
    }

    @Test
    void fargate_is_money_and_an_hour_that_nobody_divides_is_said() throws IOException {
        try (var reading = read(file("cur2.csv"))) {
            assertThat(Deliveries.lines(reading))
                    .filteredOn(line -> line.namespace().equals("jobs"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.costs().billed()).hasToString("0.0405");
                        assertThat(line.workload()).isEqualTo("nightly");
                        assertThat(line.rows()).isEqualTo(1);
                    });
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("undivided-hours");
            assertThat(reading.findings().getFirst().reason())
                    .startsWith("1 rows of 1 resources")
                    .contains("their 0.04 names no consumer; account 111122223333 in 2026-10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cur1.csv", "cur2.csv"})
    void a_divided_line_leads_back_to_the_rows_it_has_parts_of_and_to_the_shares(String name)
            throws IOException {
        try (var reading = read(file(name))) {
            assertThat(rowsOf(reading, name, A, "Standard", "api"))
                    .containsExactly(
                            "2 DIVIDED",
                            "12 DIVIDED",
                            "3 SHARE",
                            "4 SHARE",
                            "5 SHARE",
                            "6 SHARE",
                            "13 SHARE",
                            "14 SHARE");
            // Nobody's line has the data transfer whole.
            assertThat(rowsOf(reading, name, A, "Standard", ""))
                    .startsWith("2 DIVIDED", "9 SUMMED", "12 DIVIDED", "3 SHARE")
                    .hasSize(3 + 10);
            assertThat(rowsOf(reading, name, B, "Dynamic", "worker"))
                    .containsExactly("17 DIVIDED", "18 SHARE", "19 SHARE");
            assertThat(rowsOf(reading, name, B, "Dynamic", ""))
                    .containsExactly("17 DIVIDED", "20 SUMMED", "18 SHARE", "19 SHARE");
            assertThat(rowsOf(reading, name, "vol-0f00000000000000a", "Standard", ""))
                    .containsExactly("21 SUMMED");
        }
    }

    private List<String> rowsOf(
            CostReading reading, String name, String resource, String pricing, String workload)
            throws IOException {
        var line =
                Deliveries.lines(reading).stream()
                        .filter(one -> one.resource().equals(resource))
                        .filter(one -> one.pricingCategory().equals(pricing))
                        .filter(one -> one.workload().equals(workload))
                        .findFirst()
                        .orElseThrow();
        return new Deliveries(folder)
                .rowsOf("aws-cur", line, OCTOBER, 100, file(name)).stream()
                        .map(row -> row.line() + " " + row.role())
                        .toList();
    }
}
