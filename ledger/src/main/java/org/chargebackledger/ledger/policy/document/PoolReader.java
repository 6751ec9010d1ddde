package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads one pool: its basis, its scope and who bears it when the basis is empty. */
final class PoolReader {

    private static final String ALL_ACTIVE = "all active";
    private static final Exact HUNDRED = Exact.of(100);

    private PoolReader() {}

    static Pool pool(DocumentNode node) {
        return Fields.read(
                node,
                fields ->
                        new Pool(
                                fields.text("id"),
                                basis(fields.required("basis")),
                                scope(fields.optional("scope")),
                                fields.text("fallback")));
    }

    private static Scope scope(@Nullable DocumentNode node) {
        return node == null ? Scope.LEDGER : Fields.constant(node, Scope.values());
    }

    private static Basis basis(DocumentNode node) {
        return Fields.read(
                node,
                fields ->
                        RuleReader.oneOf(
                                fields,
                                Map.of(
                                        "proportional", PoolReader::proportional,
                                        "even", PoolReader::even,
                                        "weighted", PoolReader::weighted,
                                        "metric", PoolReader::metric,
                                        "direct", value -> new Basis.Direct(receiver(value)),
                                        "fixed", PoolReader::fixed)));
    }

    private static Basis proportional(DocumentNode node) {
        return Fields.read(
                node,
                fields -> {
                    var to = fields.required("to");
                    if (!to.asText().equals("direct")) {
                        throw to.invalid("unknown-value", "a pool is proportional to: direct");
                    }
                    var include = fields.optional("include");
                    var among = fields.optional("among");
                    return new Basis.Proportional(
                            include == null ? List.of() : codes(include),
                            among == null ? null : codes(among));
                });
    }

    private static Basis even(DocumentNode node) {
        if (node instanceof DocumentNode.Text text) {
            if (!text.value().equals(ALL_ACTIVE)) {
                throw node.invalid("unknown-value", "list cost centers, or say: " + ALL_ACTIVE);
            }
            return new Basis.EvenAmongActive();
        }
        return new Basis.Even(codes(node).stream().map(Receiver::of).toList());
    }

    private static Basis weighted(DocumentNode node) {
        var percentages = amounts(node);
        var sum = percentages.values().stream().reduce(Exact.ZERO, Exact::plus);
        if (!sum.equals(HUNDRED)) {
            throw node.invalid("weights-not-100", "the percentages sum to " + sum + ", not 100");
        }
        return new Basis.Weighted(percentages);
    }

    private static Basis metric(DocumentNode node) {
        return Fields.read(
                node,
                fields -> {
                    var name = fields.text("name");
                    var tiers = fields.optional("tiers");
                    return tiers == null
                            ? new Basis.Metric(name)
                            : new Basis.TieredMetric(name, tiers(tiers));
                });
    }

    private static List<Tier> tiers(DocumentNode node) {
        var items = node.asItems().values();
        if (items.isEmpty()) {
            throw node.invalid("empty", "at least one tier is needed");
        }
        var tiers = new ArrayList<Tier>();
        var from = Exact.ZERO;
        for (var item : items) {
            var tier = Fields.read(item, PoolReader::tier);
            var end = tier.upTo();
            if (end == null ? tiers.size() + 1 < items.size() : tiers.size() + 1 == items.size()) {
                throw item.invalid("tier-open", "the last tier, and only it, has no upTo");
            }
            if (end != null && end.compareTo(from) <= 0) {
                throw item.invalid("tier-order", "each tier ends above the one before");
            }
            from = end == null ? from : end;
            tiers.add(tier);
        }
        if (tiers.stream().allMatch(tier -> tier.rate().isZero())) {
            throw node.invalid("zero-weight", "at least one tier needs a rate above zero");
        }
        return List.copyOf(tiers);
    }

    private static Tier tier(Fields fields) {
        var upTo = fields.optional("upTo");
        return new Tier(
                upTo == null ? null : Fields.decimal(upTo),
                Fields.decimal(fields.required("rate")));
    }

    private static Basis fixed(DocumentNode node) {
        return Fields.read(
                node,
                fields -> {
                    var remainder = fields.required("remainder");
                    var basis = basis(remainder);
                    if (basis instanceof Basis.Fixed) {
                        throw remainder.invalid("fixed-in-fixed", "use another basis for it");
                    }
                    return new Basis.Fixed(amounts(fields.required("amounts")), basis);
                });
    }

    private static SequencedMap<Receiver, Exact> amounts(DocumentNode node) {
        var amounts = new LinkedHashMap<Receiver, Exact>();
        node.asMembers()
                .values()
                .forEach((name, value) -> amounts.put(Receiver.of(name), Fields.decimal(value)));
        if (amounts.isEmpty()) {
            throw node.invalid("empty", "at least one receiver is needed");
        }
        return amounts;
    }

    private static Receiver receiver(DocumentNode node) {
        return Receiver.of(Fields.nonEmpty(node));
    }

    private static List<String> codes(DocumentNode node) {
        var items = node.asItems().values();
        if (items.isEmpty()) {
            throw node.invalid("empty", "at least one cost center is needed");
        }
        var seen = new HashSet<String>();
        for (var item : items) {
            if (!seen.add(Fields.nonEmpty(item))) {
                throw item.invalid("duplicate", "'" + item.asText() + "' is listed twice");
            }
        }
        return items.stream().map(DocumentNode::asText).toList();
    }
}
