package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.SplitSources;
import org.chargebackledger.ledger.run.NodeUse;
import org.chargebackledger.ledger.run.NodeUse.DayPart;
import org.chargebackledger.ledger.run.NodeUse.Part;
import org.chargebackledger.ledger.run.NodeUse.Taker;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes in a bill block by block, then says cause by cause why it is not what was estimated. */
public final class BillAgainstEstimate {

    /**
     * Lines of nodes that are divided alike.
     *
     * @param namespace as the provider says it; null where readings divide
     */
    private record NodeLines(
            VarianceKey key, int startDay, int endDay, @Nullable String namespace) {}

    /** What an estimate can be compared with. */
    record ClusterCurrency(String cluster, CurrencyCode currency) {}

    private final LineClasses classes;
    private final NodeUse use;
    private final SplitSources sources;
    private final Map<ClusterCurrency, EstimatedCluster> estimates = new HashMap<>();
    private final Map<VarianceKey, CellInTheMaking> cells = new HashMap<>();
    private final Map<NodeLines, Exact> nodes = new HashMap<>();

    public BillAgainstEstimate(
            LineClasses classes,
            NodeUse use,
            SplitSources sources,
            List<EstimatedCluster> estimates) {
        this.classes = classes;
        this.use = use;
        this.sources = sources;
        for (var one : estimates) {
            this.estimates.put(new ClusterCurrency(one.cluster(), one.currency()), one);
        }
    }

    /** Adds lines of the bill. */
    public void add(CostLines block) {
        for (var line = 0; line < block.size(); line++) {
            var of = classes.of(block, line);
            var prices = LinePrices.of(block, line);
            var cell = cell(of.key());
            if (of.cause() == null) {
                cell.addPrices(prices);
                nodes.merge(nodeLines(of.key(), block, line), prices.list(), Exact::plus);
            } else {
                cell.add(of.cause(), prices);
            }
        }
    }

    private NodeLines nodeLines(VarianceKey key, CostLines block, int line) {
        return new NodeLines(
                key,
                block.startDay(line),
                block.endDay(line),
                sources.areProviderShares(key.cluster())
                        ? block.text(TextColumn.NAMESPACE, line)
                        : null);
    }

    /** The whole of it. */
    public Variances finish() {
        var homes = new EstimateHomes();
        nodes.forEach((lines, list) -> {
            homes.note(lines.key(), list);
            var estimate = estimate(lines.key());
            for (var part : divide(lines, list)) {
                add(cell(lines.key()), part, estimate);
            }
        });
        var notCompared =
                estimates.values().stream()
                        .filter(estimate -> !homes.place(estimate, this::cell))
                        .map(EstimateHomes::notCompared)
                        .sorted()
                        .toList();
        return Variances.of(
                cells.entrySet().stream()
                        .map(cell -> cell.getValue().finished(cell.getKey()))
                        .toList(),
                estimates.keySet(),
                notCompared);
    }

    /** A provider divides its lines itself; what names nobody is idle. */
    private List<DayPart> divide(NodeLines lines, Exact list) {
        var key = lines.key();
        var namespace = lines.namespace();
        if (namespace == null) {
            return use.divide(
                    key.cluster(), key.resource(), lines.startDay(), lines.endDay(), list);
        }
        var idle = namespace.isEmpty() || namespace.equals(CostLine.IDLE_NAMESPACE);
        return List.of(
                new DayPart(
                        LocalDate.ofEpochDay(lines.startDay()),
                        new Part(
                                idle ? Taker.IDLE : Taker.NAMESPACE, idle ? "" : namespace, list)));
    }

    private static void add(
            CellInTheMaking cell, DayPart day, @Nullable EstimatedCluster estimate) {
        var part = day.part();
        var cause = cause(day, estimate);
        if (cause != null) {
            cell.addCapacity(cause, part.amount());
            return;
        }
        cell.addCompared(part.amount());
        if (estimate == null) {
            // Without a model, what was used is estimated at the bill's own list price.
            cell.estimateCompared(part.amount());
        }
    }

    private static @Nullable VarianceCause cause(DayPart day, @Nullable EstimatedCluster estimate) {
        if (estimate != null && !estimate.days().contains(day.day())) {
            return VarianceCause.MISSING_USAGE;
        }
        return switch (day.part().taker()) {
            case MISSING_USAGE -> VarianceCause.MISSING_USAGE;
            case IDLE -> estimate != null && estimate.pricesIdle() ? null : VarianceCause.IDLE;
            case NAMESPACE ->
                    estimate == null || estimate.namespaces().contains(day.part().namespace())
                            ? null
                            : VarianceCause.SYSTEM_OVERHEAD;
        };
    }

    private @Nullable EstimatedCluster estimate(VarianceKey key) {
        return estimates.get(new ClusterCurrency(key.cluster(), key.account().currency()));
    }

    private CellInTheMaking cell(VarianceKey key) {
        return cells.computeIfAbsent(key, any -> new CellInTheMaking());
    }
}
