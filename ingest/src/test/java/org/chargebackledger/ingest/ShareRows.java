package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Rows of FOCUS files that divide other rows, as their text. */
final class ShareRows {

    private static final Pattern RATIO = Pattern.compile("\"AllocatedRatio\":([0-9.]+)");
    private static final List<String> COSTS =
            List.of("BilledCost", "EffectiveCost", "ListCost", "ContractedCost");
    private static final BigDecimal SIX_DIGITS = new BigDecimal("1e-5");

    private ShareRows() {}

    static boolean isShare(Map<String, String> row) {
        return !row.getOrDefault("AllocatedMethodId", "").isEmpty();
    }

    static Map<String, List<Map<String, String>>> byParent(List<Map<String, String>> shares) {
        var parents = new TreeMap<String, List<Map<String, String>>>();
        shares.forEach(row ->
                parents.computeIfAbsent(
                                row.get("ResourceId") + row.get("ChargePeriodStart"),
                                any -> new ArrayList<>())
                        .add(row));
        return parents;
    }

    /** The ratio that a row states is its part of the parent's money, as far as it has digits. */
    static void ratiosHold(List<Map<String, String>> shares) {
        for (var parent : byParent(shares).values()) {
            var whole = sums(parent, "").values().iterator().next();
            for (var share : parent) {
                var ratio = RATIO.matcher(share.getOrDefault("AllocatedMethodDetails", ""));
                assertThat(ratio.find()).isTrue();
                assertThat(new BigDecimal(share.get("EffectiveCost")))
                        .isCloseTo(
                                new BigDecimal(ratio.group(1)).multiply(whole),
                                within(whole.abs().multiply(SIX_DIGITS)));
            }
        }
    }

    /** The row that the shares divide. */
    static Map<String, String> parent(List<Map<String, String>> shares) {
        var parent = new LinkedHashMap<>(shares.getFirst());
        parent.replaceAll((column, cell) -> column.startsWith("Allocated") ? "" : cell);
        for (var cost : COSTS) {
            parent.put(
                    cost,
                    shares.stream()
                            .map(share -> new BigDecimal(share.get(cost)))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .toPlainString());
        }
        return parent;
    }

    static Map<String, String> completed(Map<String, String> row, String resource) {
        var completed = new LinkedHashMap<>(row);
        var cost = row.get("BilledCost");
        completed.put("EffectiveCost", cost);
        completed.put("ListCost", cost);
        completed.put("ContractedCost", cost);
        completed.put("BillingCurrency", "USD");
        completed.put("BillingPeriodStart", "2026-05-01T00:00:00Z");
        completed.put("ChargePeriodStart", "2026-05-05T00:00:00Z");
        completed.put("ChargePeriodEnd", "2026-05-06T00:00:00Z");
        completed.put("ServiceName", "service");
        completed.put("ProviderName", "Cloud");
        completed.put("InvoiceIssuerName", "Cloud");
        completed.put("BillingAccountId", "account");
        completed.put("ResourceId", resource);
        return completed;
    }

    static Map<String, BigDecimal> sums(List<Map<String, String>> rows, String column) {
        var sums = new TreeMap<String, BigDecimal>();
        rows.forEach(row ->
                sums.merge(
                        row.getOrDefault(column, ""),
                        new BigDecimal(row.get("EffectiveCost")),
                        BigDecimal::add));
        return sums;
    }
}
