package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.policy.document.SplitSources;
import org.chargebackledger.ledger.run.Destination;
import org.chargebackledger.ledger.run.LineDecisions;
import org.chargebackledger.ledger.run.NodeUse;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says of every cost line of a bill where it belongs and which one cause it is of, or that it is of
 * a node: by what FOCUS calls it, by what the run did with it, by the table of services.
 */
public final class LineClasses {

    private static final Set<String> SUPPORT = Set.of("default-support");
    private static final Set<String> MARKETPLACE = Set.of("default-marketplace");
    private static final List<TextColumn> ACCOUNT =
            List.of(
                    TextColumn.PROVIDER,
                    TextColumn.BILLING_ACCOUNT,
                    TextColumn.INVOICE_ISSUER,
                    TextColumn.CURRENCY);

    private final Period period;
    private final LineDecisions decisions;
    private final NodeUse use;
    private final SplitSources sources;
    private final ServiceTable services;
    private final ClusterNames clusters;
    private final Map<List<String>, SourceAccount> accounts = new HashMap<>();

    /**
     * Classes of one run's lines.
     *
     * @param estimated clusters that are known from elsewhere than readings
     */
    public LineClasses(
            Period period,
            LineDecisions decisions,
            NodeUse use,
            SplitSources sources,
            ServiceTable services,
            Set<String> estimated) {
        this.period = period;
        this.decisions = decisions;
        this.use = use;
        this.sources = sources;
        this.services = services;
        this.clusters = new ClusterNames(use, estimated);
    }

    /**
     * The class of a line.
     *
     * @param cause null for a line of a node, which several causes share
     */
    public record LineClass(VarianceKey key, @Nullable VarianceCause cause) {}

    /** One line of a block, as its first day has it. */
    public LineClass of(CostLines block, int line) {
        var day = LocalDate.ofEpochDay(block.startDay(line));
        var destination = decisions.of(block, line, block.startDay(line));
        var resource = block.text(TextColumn.RESOURCE, line);
        var cluster =
                destination instanceof Destination.ToNodeCost(var _, var named, var _)
                        ? named
                        : clusters.of(resource, block.text(TextColumn.CLUSTER, line), day);
        var node = cluster.isEmpty() ? "" : use.node(cluster, resource, day);
        var cause = cause(block, line, destination, cluster, node);
        return new LineClass(
                new VarianceKey(
                        account(block, line),
                        cluster,
                        node,
                        block.text(TextColumn.SERVICE, line),
                        resource),
                cause);
    }

    private @Nullable VarianceCause cause(
            CostLines block, int line, Destination destination, String cluster, String node) {
        var byColumns = byColumns(block, line);
        if (byColumns != null) {
            return byColumns;
        }
        var service =
                services.find(
                        block.text(TextColumn.PROVIDER, line),
                        block.text(TextColumn.SERVICE, line),
                        block.text(TextColumn.RESOURCE, line));
        var named = service == null ? null : service.cause();
        if (named == VarianceCause.SUPPORT || SUPPORT.contains(destination.origin())) {
            return VarianceCause.SUPPORT;
        }
        if (named == VarianceCause.MARKETPLACE || MARKETPLACE.contains(destination.origin())) {
            return VarianceCause.MARKETPLACE;
        }
        if (!period.contains(LocalDate.ofEpochDay(block.startDay(line)))) {
            return VarianceCause.TIME_BOUNDARY;
        }
        if (!node.isEmpty()) {
            return null;
        }
        return service == null
                ? withoutService(destination, cluster)
                : ofCluster(service, destination, cluster);
    }

    /** What the bill itself says that a line is. */
    private static @Nullable VarianceCause byColumns(CostLines block, int line) {
        var category = block.text(TextColumn.CHARGE_CATEGORY, line);
        var correction = block.text(TextColumn.CHARGE_CLASS, line).equals("Correction");
        var committed = !block.text(TextColumn.COMMITMENT_ID, line).isEmpty();
        var status = block.text(TextColumn.COMMITMENT_STATUS, line);
        if (category.equals("Tax")) {
            return VarianceCause.TAX;
        }
        if (category.equals("Refund") || (correction && block.billed(line).signum() < 0)) {
            return VarianceCause.REFUNDS;
        }
        if (correction || category.equals("Adjustment")) {
            return VarianceCause.CORRECTIONS;
        }
        if (category.equals("Credit")) {
            return VarianceCause.CREDITS;
        }
        if (status.equals("Unused")) {
            return VarianceCause.COMMITMENT_UNUSED;
        }
        return committed && (category.equals("Purchase") || status.isEmpty())
                ? VarianceCause.COMMITMENT_PAYMENT
                : null;
    }

    /** Disks and load balancers that nobody owns are what clusters leave behind. */
    private static VarianceCause ofCluster(
            ServiceTable.Row service, Destination destination, String cluster) {
        return service.ofClusters()
                        && cluster.isEmpty()
                        && destination instanceof Destination.Unattributed
                ? VarianceCause.UNMATCHED_RESOURCES
                : service.cause();
    }

    /**
     * Node cost that names no known node is compared only where nodes cannot be told apart, or
     * where the provider divides it.
     */
    private @Nullable VarianceCause withoutService(Destination destination, String cluster) {
        if (!(destination instanceof Destination.ToNodeCost)) {
            return VarianceCause.OTHER_SERVICES;
        }
        return sources.areProviderShares(cluster) || !use.canJoin(cluster)
                ? null
                : VarianceCause.UNMATCHED_RESOURCES;
    }

    private SourceAccount account(CostLines block, int line) {
        var texts = ACCOUNT.stream().map(column -> block.text(column, line)).toList();
        return accounts.computeIfAbsent(
                texts,
                any ->
                        new SourceAccount(
                                texts.get(0),
                                texts.get(1),
                                texts.get(2),
                                new CurrencyCode(texts.get(3))));
    }
}
