package org.chargebackledger.ingest.opencost;

import com.fasterxml.jackson.databind.JsonNode;

import org.chargebackledger.ledger.usage.EstimateCategory;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one allocation costs, by category, each with its adjustment. What a cost is made of, such as
 * {@code networkCrossZoneCost} or {@code cpuCostIdle}, is in it already and not looked at.
 *
 * @param total what the service summed itself; null if it is no number
 * @param fields how many fields hold a number, the total among them
 * @param notNumbers how many hold null, NaN, infinity or something beyond belief
 */
record RowCosts(
        SortedMap<EstimateCategory, BigDecimal> amounts,
        @Nullable BigDecimal total,
        int fields,
        int notNumbers) {

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(14);

    /** Below it a figure is nothing, and its exponent may be any. */
    private static final int DECIMALS_MAX = 30;

    /** Half of the last of the five decimals that the service writes. */
    private static final BigDecimal HALF_UNIT = new BigDecimal("0.000005");

    private static final Map<EstimateCategory, List<String>> FIELDS =
            new EnumMap<>(
                    Map.of(
                            EstimateCategory.CPU,
                            List.of("cpuCost", "cpuCostAdjustment"),
                            EstimateCategory.GPU,
                            List.of("gpuCost", "gpuCostAdjustment"),
                            EstimateCategory.RAM,
                            List.of("ramCost", "ramCostAdjustment"),
                            EstimateCategory.PV,
                            List.of("pvCost", "pvCostAdjustment"),
                            EstimateCategory.NETWORK,
                            List.of("networkCost", "networkCostAdjustment"),
                            EstimateCategory.LOAD_BALANCER,
                            List.of("loadBalancerCost", "loadBalancerCostAdjustment"),
                            EstimateCategory.SHARED,
                            List.of("sharedCost"),
                            EstimateCategory.EXTERNAL,
                            List.of("externalCost")));

    static RowCosts of(JsonNode allocation) {
        var amounts = new TreeMap<EstimateCategory, BigDecimal>();
        var fields = 0;
        var notNumbers = 0;
        for (var category : FIELDS.entrySet()) {
            var sum = BigDecimal.ZERO;
            for (var field : category.getValue()) {
                var value = allocation.path(field);
                var cost = cost(value);
                if (cost != null) {
                    sum = sum.add(cost);
                    fields++;
                } else if (!value.isMissingNode()) {
                    notNumbers++;
                }
            }
            amounts.put(category.getKey(), sum);
        }
        var total = cost(allocation.path("totalCost"));
        return new RowCosts(amounts, total, fields + (total == null ? 0 : 1), notNumbers);
    }

    private static @Nullable BigDecimal cost(JsonNode value) {
        if (!value.isNumber() || (value.isDouble() && !Double.isFinite(value.doubleValue()))) {
            return null;
        }
        var cost = value.decimalValue();
        if (cost.precision() - (long) cost.scale() < -DECIMALS_MAX) {
            return BigDecimal.ZERO;
        }
        return cost.abs().compareTo(LIMIT) < 0 ? cost : null;
    }

    /** Whether it says what anything costs. */
    boolean isPriced() {
        return fields > (total == null ? 0 : 1);
    }

    BigDecimal of(EstimateCategory category) {
        return amounts.getOrDefault(category, BigDecimal.ZERO);
    }

    BigDecimal sum() {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How far total and sum may lie apart because each field is rounded by itself. */
    BigDecimal roundingMax() {
        return HALF_UNIT.multiply(BigDecimal.valueOf(fields));
    }
}
