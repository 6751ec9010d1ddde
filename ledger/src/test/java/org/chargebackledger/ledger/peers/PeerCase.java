package org.chargebackledger.ledger.peers;

import org.chargebackledger.ledger.months.Csv;
import org.chargebackledger.ledger.months.SharedData;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A case of the peer's: its bill, its allocation keys, and the result it publishes for them. */
record PeerCase(String name) {

    private static final String KEY = "ProviderCostAllocationKey";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 20;

    /**
     * The columns that name who consumes.
     *
     * @param node within the chain
     * @param last at the end of it, where cost stays
     */
    record Names(List<String> node, List<String> last) {

        static final Names SERVICES = new Names(List.of("Service", "Instance"));

        Names(List<String> both) {
            this(both, both);
        }

        String of(PeerRow row) {
            return row.name((row.isFinal() ? last : node).toArray(String[]::new));
        }
    }

    List<PeerRow> bill() {
        return rows("cloud_cost");
    }

    List<PeerRow> keys() {
        return rows("cost_allocation_keys");
    }

    List<PeerRow> answer() {
        return rows("allocated_cost");
    }

    List<PeerRow> rows(String file) {
        var text = SharedData.text("amadeus_cloud_cost_allocation/" + name + "_" + file + ".csv");
        var filled =
                text.lines()
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.joining("\n", "", "\n"));
        return Csv.rows(filled).stream().map(PeerRow::new).toList();
    }

    /** What stays with whom in the end. */
    SortedMap<String, BigDecimal> finals(String amount, Names names) {
        var finals = new TreeMap<String, BigDecimal>();
        for (var row : answer()) {
            if (row.isFinal()) {
                finals.merge(names.of(row), row.amount(amount), BigDecimal::add);
            }
        }
        return finals;
    }

    /** What each provider passes on to each consumer, without nothing and without itself. */
    SortedMap<String, BigDecimal> flows(Names names) {
        var flows = new TreeMap<String, BigDecimal>();
        for (var row : answer()) {
            var provider = row.name("ProviderService", "ProviderInstance");
            if (!row.isBilled() && !provider.equals(names.of(row))) {
                flows.merge(
                        provider + " > " + names.of(row),
                        row.amount("AmortizedCost"),
                        BigDecimal::add);
            }
        }
        flows.values().removeIf(amount -> amount.signum() == 0);
        return flows;
    }

    /** Keys of the peer's as percentages; a fraction's last digits go to the last of them. */
    static String weighted(
            List<PeerRow> rows, Predicate<PeerRow> which, Function<PeerRow, String> receiver) {
        var keys = new LinkedHashMap<String, BigDecimal>();
        for (var row : rows) {
            if (which.test(row) && row.amount(KEY).signum() > 0) {
                keys.merge(receiver.apply(row), row.amount(KEY), BigDecimal::add);
            }
        }
        return "{weighted: {" + String.join(", ", percentages(keys)) + "}}";
    }

    private static List<String> percentages(Map<String, BigDecimal> keys) {
        var total = keys.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var left = HUNDRED;
        var texts = new ArrayList<String>();
        for (var key : keys.entrySet()) {
            var last = texts.size() + 1 == keys.size();
            var percentage =
                    last
                            ? left
                            : key.getValue()
                                    .multiply(HUNDRED)
                                    .divide(total, DECIMALS, RoundingMode.DOWN)
                                    .stripTrailingZeros();
            left = left.subtract(percentage);
            texts.add("\"%s\": \"%s\"".formatted(key.getKey(), percentage.toPlainString()));
        }
        return texts;
    }
}
