package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.bill.TextColumn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one rule: its match and its target. */
final class RuleReader {

    /** The columns a rule may name, as a document writes them. */
    private static final Map<String, List<TextColumn>> COLUMNS = columns();

    private static final List<String> KEYED = List.of("tag", "namespaceLabel", "label");

    private RuleReader() {}

    static AttributionRule rule(DocumentNode node) {
        return Fields.read(node, RuleReader::rule);
    }

    private static AttributionRule rule(Fields fields) {
        var validFrom = fields.optional("validFrom");
        var validTo = fields.optional("validTo");
        var rule =
                new AttributionRule(
                        fields.text("id"),
                        match(fields.required("match")),
                        target(fields.required("to")),
                        validFrom == null ? null : Fields.day(validFrom),
                        validTo == null ? null : Fields.day(validTo));
        if (validTo != null
                && rule.validFrom() != null
                && !rule.validFrom().isBefore(Fields.day(validTo))) {
            throw validTo.invalid("empty-validity", "the rule ends before it begins");
        }
        return rule;
    }

    static Match match(DocumentNode node) {
        var conditions = new ArrayList<Condition>();
        node.asMembers()
                .values()
                .forEach((name, value) -> {
                    if (KEYED.contains(name)) {
                        conditions.addAll(keyed(name, value));
                    } else {
                        conditions.add(new Condition(columns(name, value), patterns(value)));
                    }
                });
        return new Match(List.copyOf(conditions));
    }

    static List<Match> matches(DocumentNode node) {
        return node.asItems().values().stream().map(RuleReader::match).toList();
    }

    /** Either a key that must be present, or keys and the values they must have. */
    private static List<Condition> keyed(String name, DocumentNode node) {
        if (node instanceof DocumentNode.Text text) {
            return List.of(
                    new Condition(
                            List.of(question(name, Fields.nonEmpty(text))),
                            List.of(Wildcard.PRESENT)));
        }
        return node.asMembers().values().entrySet().stream()
                .map(entry ->
                        new Condition(
                                List.of(question(name, entry.getKey())),
                                patterns(entry.getValue())))
                .toList();
    }

    private static Question question(String name, String key) {
        return switch (name) {
            case "tag" -> new Question.Tag(key);
            case "namespaceLabel" -> new Question.NamespaceLabel(key);
            default -> new Question.Label(key);
        };
    }

    private static List<Question> columns(String name, DocumentNode node) {
        var columns = COLUMNS.get(name);
        if (columns == null) {
            throw node.invalid(
                    "unknown-field",
                    "'%s' cannot be matched; it is none of %s, %s"
                            .formatted(
                                    name,
                                    String.join(", ", KEYED),
                                    COLUMNS.keySet().stream().collect(Collectors.joining(", "))));
        }
        return columns.stream().<Question>map(Question.Column::new).toList();
    }

    /** One pattern, or several of which one must fit. */
    private static List<Wildcard> patterns(DocumentNode node) {
        if (node instanceof DocumentNode.Items items) {
            if (items.values().isEmpty()) {
                throw node.invalid("empty", "a list of values must not be empty");
            }
            return items.values().stream().map(item -> new Wildcard(item.asText())).toList();
        }
        return List.of(new Wildcard(node.asText()));
    }

    private static Target target(DocumentNode node) {
        return Fields.read(
                node,
                fields ->
                        oneOf(
                                fields,
                                Map.of(
                                        "costCenter",
                                        value -> new Target.CostCenter(Fields.nonEmpty(value)),
                                        "pool",
                                        value -> new Target.ToPool(Fields.nonEmpty(value)),
                                        "lookup",
                                        value -> new Target.Lookup(lookup(value)),
                                        "nodeCost",
                                        RuleReader::nodeCost)));
    }

    /** Reads an object that has exactly one of several members, which says what it is. */
    static <T> T oneOf(Fields fields, Map<String, Function<DocumentNode, ? extends T>> readers) {
        T result = null;
        for (var reader : new TreeMap<>(readers).entrySet()) {
            var value = fields.optional(reader.getKey());
            if (value != null) {
                if (result != null) {
                    throw value.invalid("several", "only one of them can be said here");
                }
                result = reader.getValue().apply(value);
            }
        }
        if (result == null) {
            throw fields.object()
                    .invalid(
                            "missing-field",
                            "one of these is needed: "
                                    + String.join(", ", new TreeMap<>(readers).keySet()));
        }
        return result;
    }

    private static Question lookup(DocumentNode node) {
        if (node instanceof DocumentNode.Text text) {
            var columns = columns(text.value(), node);
            if (columns.size() != 1) {
                throw node.invalid("ambiguous", "say billingAccount or subAccount");
            }
            return columns.getFirst();
        }
        return Fields.read(
                node,
                fields ->
                        oneOf(
                                fields,
                                KEYED.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        name -> name,
                                                        name ->
                                                                value ->
                                                                        question(
                                                                                name,
                                                                                Fields.nonEmpty(
                                                                                        value))))));
    }

    private static Target nodeCost(DocumentNode node) {
        return Fields.read(
                node,
                fields -> {
                    var cluster = fields.optional("cluster");
                    var as = fields.optional("as");
                    return new Target.NodeCost(
                            cluster == null ? null : Fields.nonEmpty(cluster),
                            as == null ? null : Fields.nonEmpty(as));
                });
    }

    private static Map<String, List<TextColumn>> columns() {
        var columns = new TreeMap<String, List<TextColumn>>();
        for (var column : TextColumn.values()) {
            if (column != TextColumn.TAGS) {
                columns.put(Fields.camelCase(column), List.of(column));
            }
        }
        columns.put("account", List.of(TextColumn.BILLING_ACCOUNT, TextColumn.SUB_ACCOUNT));
        return columns;
    }
}
