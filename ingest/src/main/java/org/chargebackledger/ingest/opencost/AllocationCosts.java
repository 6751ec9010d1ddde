package org.chargebackledger.ingest.opencost;

import com.fasterxml.jackson.databind.JsonNode;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.readings.EstimateReadings;
import org.chargebackledger.ingest.readings.PodReadings;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * The money of allocations: what the service's model says they cost. It names no currency, so that
 * nothing is kept unless the sender declared one.
 */
final class AllocationCosts {

    private final ReadRequest request;
    private final String file;
    private final @Nullable EstimateReadings estimates;
    private long notNumbers;
    private long unpriced;
    private long homeless;
    private long withoutCurrency;

    /**
     * @param estimates where to put it; null if no currency is declared
     */
    AllocationCosts(ReadRequest request, String file, @Nullable EstimateReadings estimates) {
        this.request = request;
        this.file = file;
        this.estimates = estimates;
    }

    /** Adds what a namespace's allocation costs. */
    void add(String name, PodReadings.Subject subject, JsonNode allocation) {
        var costs = RowCosts.of(allocation);
        var into = wanted(costs);
        if (into == null) {
            return;
        }
        check(name, costs);
        var where =
                new EstimateReadings.Subject(
                        subject.start(),
                        subject.end(),
                        subject.cluster(),
                        subject.node(),
                        subject.namespace());
        // One line even if it costs nothing: the day is estimated.
        into.add(where, EstimateCategory.CPU, costs.of(EstimateCategory.CPU));
        costs.amounts()
                .forEach((category, amount) -> {
                    if (category != EstimateCategory.CPU && amount.signum() != 0) {
                        into.add(where, category, amount);
                    }
                });
    }

    /** Adds a row of idle, shared or external cost: the whole of it is of that category. */
    void addSpecial(String name, String special, JsonNode allocation) {
        var costs = RowCosts.of(allocation);
        var into = wanted(costs);
        if (into == null) {
            return;
        }
        check(name, costs);
        var where = where(allocation);
        if (where == null) {
            homeless++;
        } else {
            into.add(where, category(special), costs.sum());
        }
    }

    private static EstimateCategory category(String special) {
        return switch (special) {
            case "__idle__" -> EstimateCategory.IDLE;
            case "__shared__" -> EstimateCategory.SHARED;
            case "__external__" -> EstimateCategory.EXTERNAL;
            default -> throw new IllegalArgumentException("no row of cost only: " + special);
        };
    }

    /** Where a row's costs go; null if they go nowhere. */
    private @Nullable EstimateReadings wanted(RowCosts costs) {
        if (estimates == null) {
            withoutCurrency += costs.sum().signum() == 0 ? 0 : 1;
            return null;
        }
        notNumbers += costs.notNumbers();
        unpriced += costs.isPriced() ? 0 : 1;
        return costs.isPriced() ? estimates : null;
    }

    /** What the service summed itself must be what its parts sum to. */
    private void check(String name, RowCosts costs) {
        var total = costs.total();
        if (total != null && total.subtract(costs.sum()).abs().compareTo(costs.roundingMax()) > 0) {
            request.findings()
                    .add(
                            new Finding(
                                    Finding.Severity.WARN,
                                    file,
                                    null,
                                    "totalCost",
                                    total.toPlainString(),
                                    "total-differs",
                                    "%s: its parts sum to %s, %s more than its total; the parts count"
                                            .formatted(
                                                    name,
                                                    costs.sum().toPlainString(),
                                                    costs.sum().subtract(total).toPlainString())));
        }
    }

    /** The cluster, node and time of a special row; null if it does not say them. */
    private EstimateReadings.@Nullable Subject where(JsonNode allocation) {
        var declared = request.declared().cluster();
        var cluster =
                allocation
                        .path("properties")
                        .path("cluster")
                        .asText(declared == null ? "" : declared);
        var start = time(allocation, "start");
        var end = time(allocation, "end");
        if (cluster.isEmpty()
                || (declared != null && !declared.equals(cluster))
                || start == null
                || end == null
                || !end.isAfter(start)) {
            return null;
        }
        var node = allocation.path("properties").path("node").asText("");
        return new EstimateReadings.Subject(start, end, cluster, node, "");
    }

    private static @Nullable Instant time(JsonNode allocation, String field) {
        var text = allocation.path(field).asText(allocation.path("window").path(field).asText(""));
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Says once per file what was left out or taken for nothing. */
    void report() {
        warn(
                withoutCurrency,
                "no-currency",
                " rows have a cost; no estimate is kept, because no currency is declared for it");
        warn(notNumbers, "blank-cost", " costs are null, NaN or beyond 10^14: they are nothing");
        warn(unpriced, "unpriced", " rows have no cost at all and no estimate");
        warn(
                homeless,
                "estimate-without-cluster",
                " rows of idle, shared or external cost name no cluster or time and are left out");
    }

    private void warn(long count, String code, String reason) {
        if (count > 0) {
            request.findings().warn(file, code, count + reason);
        }
    }
}
