package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.MetricLine;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each named metric counts for each cost center over the period. A namespace's metric counts
 * for the cost center its rule finds on the day; namespaces that go to a pool or match nothing are
 * left out.
 */
final class MetricTotals {

    private record Cell(String metric, String cluster, String costCenter) {}

    private final Attribution attribution;
    private final Register register;
    private final Period period;
    private final Findings findings;
    private final Map<Cell, Exact> cells = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();

    MetricTotals(AllocationInputs inputs, Attribution attribution, Findings findings) {
        this.attribution = attribution;
        this.register = inputs.register();
        this.period = inputs.period();
        this.findings = findings;
        inputs.metrics().forEach(delivery -> delivery.lines().forEach(line -> add(delivery, line)));
    }

    /** The values of a metric within a scope; a metric of cost centers belongs to no cluster. */
    SortedMap<String, Exact> of(String metric, PoolScope scope) {
        var values = new TreeMap<String, Exact>(CodePointOrder.INSTANCE);
        cells.forEach((cell, value) -> {
            var cluster = scope.cluster();
            if (cell.metric().equals(metric)
                    && (cluster == null || cluster.equals(cell.cluster()))) {
                values.merge(cell.costCenter(), value, Exact::plus);
            }
        });
        return values;
    }

    private void add(Counted<MetricLine> delivery, MetricLine line) {
        var unit = units.putIfAbsent(line.metric(), line.unit());
        if (unit != null && !unit.equals(line.unit())) {
            throw Refusal.invalid(
                    "metric-units-differ",
                    "metric " + line.metric() + " is given in " + unit + " and in " + line.unit());
        }
        var span = TimeSpan.of(line.start(), line.end());
        var days = span.days();
        var values = DaySpread.overDays(line.value(), span);
        for (var i = 0; i < days.length; i++) {
            var day = LocalDate.ofEpochDay(days[i]);
            if (delivery.counts(days[i]) && period.contains(day)) {
                var costCenter = costCenter(line, day);
                if (costCenter != null) {
                    cells.merge(
                            new Cell(line.metric(), line.cluster(), costCenter),
                            values[i],
                            Exact::plus);
                }
            }
        }
    }

    private @Nullable String costCenter(MetricLine line, LocalDate day) {
        if (line.costCenter().isEmpty()) {
            var decision = attribution.ofNamespace(line.cluster(), line.namespace(), "", "{}", day);
            return decision.destination() instanceof Destination.ToCostCenter(var _, var code)
                    ? code
                    : null;
        }
        var found = register.find(line.costCenter(), day).map(CostCenter::code);
        if (found.isEmpty()) {
            findings.add(
                    "unknown-cost-center",
                    line.costCenter(),
                    "metric " + line.metric() + " names a cost center that is not registered",
                    Exact.ZERO);
            return null;
        }
        return attribution.chargeable(found.get());
    }
}
