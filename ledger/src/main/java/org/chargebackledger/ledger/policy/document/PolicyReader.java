package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a whole policy document and goes on past a problem, so that all of them are told. */
final class PolicyReader {

    static final String API_VERSION = "chargeback/v1";

    private static final List<String> KEPT = List.of("cluster", "namespace");

    private final List<PolicyProblem> problems = new ArrayList<>();

    private PolicyReader() {}

    static AllocationPolicyDocument.Reading read(String text) {
        var reader = new PolicyReader();
        var root = reader.attempt(() -> DocumentParser.parse(text));
        var document = root == null ? null : reader.whole(root);
        return new AllocationPolicyDocument.Reading(
                reader.problems.isEmpty() ? document : null, List.copyOf(reader.problems));
    }

    private @Nullable AllocationPolicyDocument whole(DocumentNode root) {
        var members = attempt(root::asMembers);
        if (members == null) {
            return null;
        }
        var fields = new Fields(members);
        var document = document(root, fields);
        problems.addAll(fields.unknown());
        return document;
    }

    private @Nullable AllocationPolicyDocument document(DocumentNode root, Fields fields) {
        attempt(() -> version(fields.required("apiVersion")));
        var name = attempt(() -> fields.text("name"));
        var currency = attempt(() -> currency(fields.required("currency")));
        var costBasis = attempt(() -> costBasis(fields.optional("costBasis")));
        var unattributed = attempt(() -> fields.text("unattributed"));
        var nodeSplit = attempt(() -> NodeSplitReader.nodeSplit(fields.optional("nodeSplit")));
        var attribution = list(fields.optional("attribution"), RuleReader::rule);
        var namespaces = list(fields.optional("namespaces"), RuleReader::rule);
        var pools = list(fields.optional("pools"), PoolReader::pool);
        var distribution = attempt(() -> distribution(fields.optional("distribution")));
        var kept = attempt(() -> keptOnKeys(fields.optional("keepOnKeys")));
        var defaults = attempt(() -> DefaultsReader.defaults(fields.optional("defaults")));
        var tolerances = attempt(() -> tolerances(fields.optional("tolerances")));
        var examples = fields.optional("examples");
        if (name == null
                || currency == null
                || costBasis == null
                || unattributed == null
                || nodeSplit == null
                || distribution == null
                || kept == null
                || defaults == null
                || tolerances == null) {
            return null;
        }
        return new AllocationPolicyDocument(
                name,
                currency,
                costBasis,
                unattributed,
                nodeSplit,
                attribution,
                namespaces,
                pools,
                distribution,
                kept,
                defaults,
                tolerances,
                list(examples, node -> ExampleReader.example(node, currency)),
                AllocationPolicyDocument.canonical(root),
                positions(root));
    }

    private static String version(DocumentNode node) {
        if (!node.asText().equals(API_VERSION)) {
            throw node.invalid("unknown-version", "this service reads " + API_VERSION);
        }
        return API_VERSION;
    }

    private static CurrencyCode currency(DocumentNode node) {
        try {
            return new CurrencyCode(node.asText());
        } catch (IllegalArgumentException _) {
            throw node.invalid("unknown-currency", "'" + node.asText() + "' is no currency");
        }
    }

    private static CostBasis costBasis(@Nullable DocumentNode node) {
        return node == null ? CostBasis.EFFECTIVE : Fields.constant(node, CostBasis.values());
    }

    private static Distribution distribution(@Nullable DocumentNode node) {
        return node == null ? Distribution.STEP_DOWN : Fields.constant(node, Distribution.values());
    }

    private static KeptOnKeys keptOnKeys(@Nullable DocumentNode node) {
        if (node == null) {
            return KeptOnKeys.NOTHING;
        }
        var names = node.asItems().values().stream().map(DocumentNode::asText).toList();
        if (!KEPT.containsAll(names)) {
            throw node.invalid("unknown-value", "keys can keep: " + String.join(", ", KEPT));
        }
        return new KeptOnKeys(names.contains("cluster"), names.contains("namespace"));
    }

    private static Tolerances tolerances(@Nullable DocumentNode node) {
        return node == null
                ? Tolerances.DEFAULT
                : Fields.read(
                        node,
                        fields ->
                                new Tolerances(
                                        tolerance(fields.optional("billToLedger"), Exact.ZERO),
                                        tolerance(
                                                fields.optional("estimateToBill"),
                                                Tolerances.ESTIMATE_TO_BILL),
                                        tolerance(fields.optional("unattributed"), Exact.ZERO)));
    }

    private static Exact tolerance(@Nullable DocumentNode node, Exact otherwise) {
        return node == null ? otherwise : Fields.decimal(node);
    }

    private <T> List<T> list(@Nullable DocumentNode node, Function<DocumentNode, T> reader) {
        var list = new ArrayList<T>();
        if (node != null) {
            var items = attempt(node::asItems);
            if (items != null) {
                for (var item : items.values()) {
                    var value = attempt(() -> reader.apply(item));
                    if (value != null) {
                        list.add(value);
                    }
                }
            }
        }
        return List.copyOf(list);
    }

    private <T> @Nullable T attempt(Supplier<? extends @Nullable T> part) {
        try {
            return part.get();
        } catch (Unreadable e) {
            problems.add(e.problem());
            return null;
        }
    }

    private static Map<String, Position> positions(DocumentNode root) {
        var positions = new HashMap<String, Position>();
        collect(root, positions);
        return Map.copyOf(positions);
    }

    private static void collect(DocumentNode node, Map<String, Position> positions) {
        positions.put(node.path(), node.position());
        switch (node) {
            case DocumentNode.Members members ->
                    members.values().values().forEach(value -> collect(value, positions));
            case DocumentNode.Items items ->
                    items.values().forEach(value -> collect(value, positions));
            case DocumentNode.Text _, DocumentNode.Flag _ -> {}
        }
    }
}
