package org.chargebackledger.api.demo;

import org.chargebackledger.api.demo.company.DemoDelivery;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.projections.imports.KnownDelivery;

import java.util.TreeMap;

/**
 * What a bill was accepted with against what it adds up to, which is known from making it and not
 * from reading it.
 */
final class DeliveredTotals {

    private DeliveredTotals() {}

    static void require(DemoDelivery made, KnownDelivery accepted) {
        if (accepted.controlTotals().isEmpty()) {
            return; // readings have none
        }
        var costs =
                accepted.controlTotals().stream()
                        .map(ControlTotal::costs)
                        .reduce(Costs.ZERO, Costs::plus);
        var rows = accepted.controlTotals().stream().mapToLong(ControlTotal::rows).sum();
        var differences = new TreeMap<String, String>();
        if (rows != made.totals().rows()) {
            differences.put("rows", made.totals().rows() + " made, " + rows + " accepted");
        }
        made.totals()
                .sums()
                .forEach((name, sum) -> {
                    var found = sum(costs, name);
                    if (found.compareTo(Exact.of(sum)) != 0) {
                        differences.put(
                                name, sum.toPlainString() + " made, " + found + " accepted");
                    }
                });
        if (!differences.isEmpty()) {
            throw new DemoLoadFailed(made.id() + " has other control totals: " + differences);
        }
    }

    private static Exact sum(Costs costs, String name) {
        return switch (name) {
            case "list" -> costs.list();
            case "contracted" -> costs.contracted();
            case "billed" -> costs.billed();
            case "effective" -> costs.effective();
            default -> throw new IllegalArgumentException("a bill has no " + name);
        };
    }
}
