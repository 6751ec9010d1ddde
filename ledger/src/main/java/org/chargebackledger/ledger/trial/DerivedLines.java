package org.chargebackledger.ledger.trial;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.Match;
import org.chargebackledger.ledger.policy.document.NamedCostCenters;
import org.chargebackledger.ledger.policy.document.Question;
import org.chargebackledger.ledger.policy.document.Target;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cost lines that each rule of a policy matches, and the sorts of line that rules often forget. */
final class DerivedLines {

    private static final int LINES_PER_RULE = 3;
    private static final List<String> CATEGORIES =
            List.of("Usage", "Usage", "Purchase", "Tax", "Credit", "Adjustment");

    private final AllocationPolicyDocument policy;
    private final HashDraws draws;
    private final BigInteger scale;
    private final List<String> names;
    private final List<CostLine> lines = new ArrayList<>();

    DerivedLines(AllocationPolicyDocument policy, HashDraws draws, int scale) {
        this.policy = policy;
        this.draws = draws;
        this.scale = BigInteger.valueOf(scale);
        this.names = List.copyOf(NamedCostCenters.of(policy));
    }

    List<CostLine> all() {
        for (var rule : policy.attribution()) {
            for (var i = 0; i < LINES_PER_RULE; i++) {
                var draft = new Draft();
                draft.fit(rule.match());
                switch (rule.to()) {
                    case Target.Lookup(var by) -> draft.answer(by, draws.oneOf(names));
                    case Target.NodeCost _ ->
                            draft.columns.putIfAbsent(
                                    TextColumn.RESOURCE, DerivedReadings.NODES.getFirst());
                    case Target.CostCenter _, Target.ToPool _ -> {}
                }
                lines.add(draft.line(true));
            }
        }
        for (var category : CATEGORIES) {
            var draft = new Draft();
            draft.columns.put(TextColumn.CHARGE_CATEGORY, category);
            draft.columns.put(TextColumn.COMMITMENT_STATUS, draws.oneOf(List.of("", "Unused")));
            draft.columns.put(TextColumn.COMMITMENT_ID, draws.oneOf(List.of("", "commitment")));
            lines.add(draft.line(false));
        }
        return List.copyOf(lines);
    }

    /** A line in the making. */
    private final class Draft {

        private final Map<TextColumn, String> columns = new EnumMap<>(TextColumn.class);
        private final Map<String, Object> tags = new TreeMap<>();

        void fit(Match match) {
            for (var condition : match.conditions()) {
                var pattern = draws.oneOf(condition.patterns()).text();
                var filling = pattern.equals("*") ? "any" : draws.oneOf(List.of("", "x"));
                answer(draws.oneOf(condition.questions()), pattern.replace("*", filling));
            }
        }

        void answer(Question question, String value) {
            switch (question) {
                case Question.Column(var column) -> columns.put(column, value);
                case Question.Tag(var key) -> tags.put(key, value);
                case Question.NamespaceLabel _ -> {
                    columns.put(TextColumn.CLUSTER, DerivedReadings.CLUSTER);
                    columns.put(TextColumn.NAMESPACE, DerivedReadings.LABELLED);
                }
                case Question.Label _ -> {
                    columns.put(TextColumn.CLUSTER, DerivedReadings.CLUSTER);
                    columns.put(TextColumn.NAMESPACE, DerivedReadings.LABELLED);
                    columns.put(TextColumn.WORKLOAD, DerivedReadings.WORKLOAD);
                }
            }
        }

        /** What matters to rules stays as it is; the rest is drawn. */
        CostLine line(boolean plain) {
            var first = DerivedMonth.PERIOD.firstDay().plusDays(draws.below(20));
            var billed = amount();
            var commitment = !text(TextColumn.COMMITMENT_ID, "").isEmpty();
            var effective = commitment && !plain ? amount() : billed;
            return new CostLine(
                    first,
                    first.plusDays(1 + draws.below(11)),
                    text(TextColumn.PROVIDER, "provider"),
                    text(TextColumn.BILLING_ACCOUNT, "account-" + draws.below(2)),
                    text(TextColumn.SUB_ACCOUNT, "sub-" + draws.below(2)),
                    text(TextColumn.INVOICE_ISSUER, "issuer"),
                    text(TextColumn.INVOICE_ID, "invoice"),
                    text(TextColumn.REGION, "region"),
                    text(TextColumn.SERVICE, "service-" + draws.below(2)),
                    text(TextColumn.CHARGE_CATEGORY, "Usage"),
                    text(TextColumn.CHARGE_CLASS, ""),
                    text(TextColumn.PRICING_CATEGORY, ""),
                    text(TextColumn.COMMITMENT_ID, ""),
                    text(TextColumn.COMMITMENT_STATUS, ""),
                    text(TextColumn.RESOURCE, ""),
                    text(TextColumn.CLUSTER, ""),
                    text(TextColumn.NAMESPACE, ""),
                    text(TextColumn.WORKLOAD, ""),
                    CanonicalJson.text(tags),
                    policy.currency(),
                    new Costs(amount(), amount(), billed, effective),
                    1);
        }

        private String text(TextColumn column, String otherwise) {
            return columns.getOrDefault(column, otherwise);
        }

        private Exact amount() {
            var amount = Exact.ofUnscaled(draws.decimal().unscaled().multiply(scale));
            return draws.below(8) == 0 && scale.equals(BigInteger.ONE) ? amount.negate() : amount;
        }
    }
}
