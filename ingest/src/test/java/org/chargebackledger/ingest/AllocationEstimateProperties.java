package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.connector.Trials;
import org.chargebackledger.ledger.Effort;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.UsageLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever rows there are, in whatever order and files: estimates sum to what the files say. */
class AllocationEstimateProperties {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final List<String> FIELDS =
            List.of(
                    "cpuCost",
                    "cpuCostAdjustment",
                    "gpuCost",
                    "ramCost",
                    "ramCostAdjustment",
                    "pvCost",
                    "networkCost",
                    "loadBalancerCost",
                    "sharedCost",
                    "externalCost");

    @TempDir Path folder;

    /** One row's text and what it costs. */
    private record Row(String json, BigDecimal cost) {}

    @Test
    void sums_equal_the_files_and_neither_order_nor_files_matter() {
        Trials.forEachSeed(Effort.of(10, 25), folder, (random, _) -> check(random));
    }

    private void check(Random random) throws IOException {
        var rows = new ArrayList<Row>();
        for (var i = 0; i <= random.nextInt(40); i++) {
            rows.add(row(random));
        }
        var told = rows.stream().map(Row::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        var once = read(rows, 1);
        Collections.shuffle(rows, random);
        var again = read(rows, 1 + random.nextInt(4));
        assertThat(once.sum().toBigDecimal()).isEqualByComparingTo(told);
        assertThat(again).isEqualTo(once);
    }

    /** What was read: the sum of all estimates, and the digest of their lines. */
    private record Result(Exact sum, String digest) {}

    private Result read(List<Row> rows, int files) throws IOException {
        var deliveries = new Deliveries(folder);
        var paths = new Path[files];
        for (var file = 0; file < files; file++) {
            var part = new ArrayList<String>();
            for (var i = file; i < rows.size(); i += files) {
                part.add("{" + rows.get(i).json() + "}");
            }
            paths[file] =
                    deliveries.write(
                            "page-" + file + ".json",
                            "{\"code\":200,\"data\":[" + String.join(",", part) + "]}");
        }
        try (var reading = deliveries.usage("kubecost", Map.of("currency", "EUR"), paths)) {
            var lines = AllocationEstimatesTest.estimates(reading);
            return new Result(
                    lines.stream().map(line -> line.amount()).reduce(Exact.ZERO, Exact::plus),
                    LineDigest.of(new UsageLines.Estimates(lines)));
        }
    }

    private static Row row(Random random) {
        var json = new StringBuilder();
        var start = START.plusSeconds(3600L * random.nextInt(200));
        var end = start.plusSeconds(3600L * (1 + random.nextInt(60)));
        var name = random.nextInt(8) == 0 ? "c/__idle__" : "c/pod";
        json.append(
                """
                "%s":{"properties":{"cluster":"c%d","node":"n%d","namespace":"team-%d"},\
                "start":"%s","end":"%s"\
                """
                        .formatted(
                                name,
                                random.nextInt(2),
                                random.nextInt(3),
                                random.nextInt(4),
                                start,
                                end));
        var sum = BigDecimal.ZERO;
        for (var field : FIELDS) {
            if (random.nextBoolean()) {
                var cost =
                        new BigDecimal(BigInteger.valueOf(random.nextInt()), 5)
                                .movePointLeft(random.nextInt(12));
                sum = sum.add(cost);
                json.append(",\"").append(field).append("\":").append(cost);
            } else if (random.nextInt(6) == 0) {
                json.append(",\"").append(field).append("\":NaN");
            }
        }
        return new Row(json.append('}').toString(), sum);
    }
}
