package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Reads how node cost is split. */
final class NodeSplitReader {

    private static final Exact ONE = Exact.of(1);

    private NodeSplitReader() {}

    static NodeSplitPolicy nodeSplit(@Nullable DocumentNode node) {
        return node == null
                ? NodeSplitPolicy.DEFAULT
                : Fields.read(node, NodeSplitReader::nodeSplit);
    }

    private static NodeSplitPolicy nodeSplit(Fields fields) {
        var gaps = fields.optional("gaps");
        var gapDays = fields.optional("gapDays");
        var sources = fields.optional("source");
        var blend = fields.optional("blend");
        var idle = fields.optional("idle");
        var weights = fields.optional("weights");
        var split = weights == null ? NodeSplitPolicy.DEFAULT : weights(weights);
        return new NodeSplitPolicy(
                split.cpuCore(),
                split.ramGib(),
                split.gpu(),
                blend == null ? split.blend() : blend(blend),
                idle == null ? split.idle() : idle(idle),
                sources == null ? SplitSources.USAGE : sources(sources),
                GapRulesReader.gaps(gaps, gapDays));
    }

    private static NodeSplitPolicy weights(DocumentNode node) {
        return Fields.read(
                node,
                fields -> {
                    var gpu = fields.optional("gpu");
                    return new NodeSplitPolicy(
                            positive(fields.required("cpuCore")),
                            positive(fields.required("ramGiB")),
                            gpu == null ? null : positive(gpu),
                            NodeSplitPolicy.DEFAULT.blend(),
                            NodeSplitPolicy.DEFAULT.idle(),
                            NodeSplitPolicy.DEFAULT.sources(),
                            NodeSplitPolicy.DEFAULT.gaps());
                });
    }

    private static Exact positive(DocumentNode node) {
        var weight = Fields.decimal(node);
        if (weight.isZero()) {
            throw node.invalid("zero-weight", "a weight must be positive");
        }
        return weight;
    }

    private static Blend blend(DocumentNode node) {
        return Fields.read(
                node,
                fields ->
                        RuleReader.oneOf(
                                fields,
                                Map.of(
                                        "requested", NodeSplitReader::ratio,
                                        "method", NodeSplitReader::method)));
    }

    private static Blend ratio(DocumentNode node) {
        var requested = Fields.decimal(node);
        if (requested.compareTo(ONE) > 0) {
            throw node.invalid("out-of-range", "a ratio lies between 0 and 1");
        }
        return new Blend.Ratio(requested);
    }

    private static Blend method(DocumentNode node) {
        return switch (node.asText()) {
            case "requestOnly" -> new Blend.Ratio(ONE);
            case "usageOnly" -> new Blend.Ratio(Exact.ZERO);
            case "max" -> new Blend.LargerOfBoth();
            default ->
                    throw node.invalid(
                            "unknown-value",
                            "'" + node.asText() + "' is none of requestOnly, usageOnly, max");
        };
    }

    private static IdleTreatment idle(DocumentNode node) {
        return Fields.read(
                node,
                fields ->
                        RuleReader.oneOf(
                                fields,
                                Map.of(
                                        "pool",
                                        value -> new IdleTreatment.ToPool(Fields.nonEmpty(value)),
                                        "spread",
                                        NodeSplitReader::spread,
                                        "costCenter",
                                        value ->
                                                new IdleTreatment.ToCostCenter(
                                                        Fields.nonEmpty(value)))));
    }

    private static IdleTreatment spread(DocumentNode node) {
        if (!node.asText().equals("cluster")) {
            throw node.invalid("unknown-value", "idle is spread within the: cluster");
        }
        return new IdleTreatment.SpreadInCluster();
    }

    /** One source for all clusters, or one by name; a cluster that is not named has usage. */
    private static SplitSources sources(DocumentNode node) {
        if (!(node instanceof DocumentNode.Members clusters)) {
            return new SplitSources(source(node), Map.of());
        }
        var named = new HashMap<String, SplitSource>();
        clusters.values().forEach((cluster, value) -> named.put(cluster, source(value)));
        return new SplitSources(SplitSource.USAGE, named);
    }

    private static SplitSource source(DocumentNode node) {
        return switch (node.asText()) {
            case "usage" -> SplitSource.USAGE;
            case "providerShares" -> SplitSource.PROVIDER_SHARES;
            default ->
                    throw node.invalid(
                            "unknown-value",
                            "'" + node.asText() + "' is none of usage, providerShares");
        };
    }
}
