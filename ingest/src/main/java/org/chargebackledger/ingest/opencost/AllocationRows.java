package org.chargebackledger.ingest.opencost;

import com.fasterxml.jackson.databind.JsonNode;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.readings.Labels;
import org.chargebackledger.ingest.readings.PodReadings;
import org.chargebackledger.ingest.readings.PodReadings.Amounts;
import org.chargebackledger.ingest.readings.PodReadings.Subject;
import org.chargebackledger.ingest.readings.Workloads;
import org.chargebackledger.ledger.imports.Finding;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Allocations as pod readings: averages times minutes, in seconds. */
final class AllocationRows {

    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal SEVENTHS = BigDecimal.valueOf(7);

    /** Not usage: idle is worked out from capacity, the others hold prices only. */
    private static final List<String> WITHOUT_USAGE =
            List.of("__idle__", "__shared__", "__external__");

    private static final List<String> WITHOUT_NAMESPACE =
            List.of("__unallocated__", "__unmounted__");

    private final ReadRequest request;
    private final String file;
    private final PodReadings pods;
    private final AllocationCosts costs;
    private long skipped;
    private long withoutNamespace;
    private long notNumbers;

    AllocationRows(ReadRequest request, String file, PodReadings pods, AllocationCosts costs) {
        this.request = request;
        this.file = file;
        this.pods = pods;
        this.costs = costs;
    }

    /** Whether it is a row of idle, shared or external cost. */
    static boolean isWithoutUsage(String name) {
        return isNamed(name, WITHOUT_USAGE) != null;
    }

    void add(String name, JsonNode allocation) {
        var special = isNamed(name, WITHOUT_USAGE);
        if (special != null) {
            skipped++;
            costs.addSpecial(name, special, allocation);
            return;
        }
        var start = instant(name, allocation, "start");
        var end = instant(name, allocation, "end");
        var subject = start == null || end == null ? null : subject(name, allocation, start, end);
        if (subject != null) {
            pods.add(subject, amounts(name, allocation));
            costs.add(name, subject, allocation);
        }
    }

    /** Says once per file what was left out or taken for nothing. */
    void report() {
        warn(skipped, "special-rows", " rows of idle, shared or external cost are no usage");
        warn(
                withoutNamespace,
                "no-namespace",
                " rows without a namespace are kept under their own name");
        warn(notNumbers, "blank-amount", " quantities are null or NaN and count as nothing");
        costs.report();
    }

    private void warn(long count, String code, String reason) {
        if (count > 0) {
            request.findings().warn(file, code, count + reason);
        }
    }

    private @Nullable Subject subject(
            String name, JsonNode allocation, Instant start, Instant end) {
        var properties = allocation.path("properties");
        var declared = request.declared().cluster();
        var cluster = properties.path("cluster").asText(declared == null ? "" : declared);
        if (cluster.isEmpty() || (declared != null && !declared.equals(cluster))) {
            refuse(
                    name,
                    "cluster",
                    cluster,
                    cluster.isEmpty() ? "missing-field" : "contradicts-declared",
                    cluster.isEmpty()
                            ? "the allocation names no cluster and none is declared"
                            : "the delivery was declared to be of cluster " + declared);
            return null;
        }
        if (!end.isAfter(start)) {
            refuse(name, "end", end.toString(), "end-before-start", "it is not after " + start);
            return null;
        }
        return new Subject(
                start,
                end,
                cluster,
                properties.path("node").asText(""),
                namespace(name, properties),
                workload(properties),
                labels(properties.path("labels")));
    }

    private String namespace(String name, JsonNode properties) {
        var namespace = properties.path("namespace").asText("");
        if (!namespace.isEmpty()) {
            return namespace;
        }
        withoutNamespace++;
        var special = isNamed(name, WITHOUT_NAMESPACE);
        return special == null ? "__unallocated__" : special;
    }

    private static String workload(JsonNode properties) {
        var controller = properties.path("controller").asText("");
        return controller.isEmpty()
                ? Workloads.ofPod(properties.path("pod").asText(""))
                : controller;
    }

    private static String labels(JsonNode object) {
        var labels = new TreeMap<String, String>();
        for (var label : object.properties()) {
            labels.put(label.getKey(), label.getValue().asText());
        }
        return Labels.ofWorkload(labels);
    }

    private Amounts amounts(String name, JsonNode allocation) {
        var seconds = number(name, allocation, "minutes").multiply(SECONDS_PER_MINUTE);
        var gpus =
                number(name, allocation, "gpuHours").multiply(SECONDS_PER_HOUR).multiply(SEVENTHS);
        return new Amounts(
                number(name, allocation, "cpuCoreRequestAverage").multiply(seconds),
                number(name, allocation, "cpuCoreUsageAverage").multiply(seconds),
                number(name, allocation, "ramByteRequestAverage").multiply(seconds),
                number(name, allocation, "ramByteUsageAverage").multiply(seconds),
                gpus,
                gpus,
                number(name, allocation, "pvByteHours").multiply(SECONDS_PER_HOUR),
                number(name, allocation, "networkTransferBytes")
                        .add(number(name, allocation, "networkReceiveBytes")));
    }

    /** NaN and infinity are written as null by newer versions and as themselves by older ones. */
    private BigDecimal number(String name, JsonNode allocation, String field) {
        var value = allocation.path(field);
        if (value.isMissingNode()) {
            return BigDecimal.ZERO;
        }
        if (!value.isNumber() || (value.isDouble() && !Double.isFinite(value.doubleValue()))) {
            notNumbers++;
            return BigDecimal.ZERO;
        }
        var number = value.decimalValue();
        if (number.signum() < 0) {
            refuse(name, field, number.toString(), "negative", "a quantity is zero or more");
        }
        return number;
    }

    private @Nullable Instant instant(String name, JsonNode allocation, String field) {
        var text = allocation.path(field).asText(allocation.path("window").path(field).asText(""));
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            refuse(name, field, text, "not-a-time", "no time such as 2026-10-01T00:00:00Z");
            return null;
        }
    }

    private void refuse(String name, String field, String value, String code, String reason) {
        request.findings()
                .add(
                        new Finding(
                                Finding.Severity.REJECT,
                                file,
                                null,
                                field,
                                value,
                                code,
                                name + ": " + reason));
    }

    private static @Nullable String isNamed(String name, List<String> specials) {
        for (var special : specials) {
            if (name.equals(special) || name.endsWith("/" + special)) {
                return special;
            }
        }
        return null;
    }
}
