package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.NodeShare.Part;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Gathers a run's shares of nodes by node, namespace and day. */
final class NodeShareTable {

    private record Cell(
            String cluster,
            String node,
            String namespace,
            LocalDate day,
            String kind,
            String costCenter,
            String pool,
            String rule,
            CurrencyCode currency) {

        static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::cluster)
                        .thenComparing(Cell::node)
                        .thenComparing(Cell::day)
                        .thenComparing(Cell::namespace)
                        .thenComparing(Cell::kind)
                        .thenComparing(Cell::costCenter)
                        .thenComparing(Cell::pool)
                        .thenComparing(Cell::rule)
                        .thenComparing(Cell::currency);

        static Cell of(Share share) {
            return new Cell(
                    share.cluster(),
                    share.node(),
                    share.namespace(),
                    Objects.requireNonNull(share.day()),
                    share.key().kind().text(),
                    share.costCenter(),
                    share.intoPool(),
                    share.origin(),
                    share.account().currency());
        }
    }

    private final Predicate<Share> filter;
    private final TreeMap<Cell, TreeMap<String, Part>> cells = new TreeMap<>(Cell.ORDER);

    NodeShareTable(Predicate<Share> filter) {
        this.filter = filter;
    }

    void add(List<Share> shares) {
        for (var share : shares) {
            if (Split.Stage.of(share) == Split.Stage.NODE && filter.test(share)) {
                cells.computeIfAbsent(Cell.of(share), any -> new TreeMap<>())
                        .merge(share.driver(), part(share), NodeShareTable::sum);
            }
        }
    }

    private static Part part(Share share) {
        return new Part(share.driver(), share.driverValue(), share.driverTotal(), share.amount());
    }

    /** The charges of one node are all split by the same figures, which must not be summed. */
    private static Part sum(Part one, Part other) {
        return new Part(one.driver(), one.value(), one.total(), one.amount().plus(other.amount()));
    }

    /** All rows by cluster, node, day and namespace. */
    List<NodeShare> rows() {
        return cells.entrySet().stream()
                .map(cell -> row(cell.getKey(), List.copyOf(cell.getValue().values())))
                .toList();
    }

    private static NodeShare row(Cell cell, List<Part> parts) {
        return new NodeShare(
                cell.cluster(),
                cell.node(),
                cell.namespace(),
                cell.day(),
                cell.kind(),
                cell.costCenter().isEmpty() ? null : cell.costCenter(),
                cell.pool().isEmpty() ? null : cell.pool(),
                cell.rule(),
                cell.currency(),
                parts.stream().map(Part::amount).reduce(Exact.ZERO, Exact::plus),
                parts);
    }
}
