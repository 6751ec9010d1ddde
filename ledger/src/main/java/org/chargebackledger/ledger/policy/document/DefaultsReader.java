package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.bill.TextColumn;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads where lines go that no rule matched. */
final class DefaultsReader {

    private static final List<Match> SUPPORT =
            List.of(
                    new Match(
                            List.of(
                                    new Condition(
                                            List.of(new Question.Column(TextColumn.SERVICE)),
                                            List.of(
                                                    new Wildcard("*Support*"),
                                                    new Wildcard("*support*"))))));

    private static final Defaults NONE =
            new Defaults(List.of(), List.of(), null, SUPPORT, null, null, null);

    private DefaultsReader() {}

    static Defaults defaults(@Nullable DocumentNode node) {
        return node == null ? NONE : Fields.read(node, DefaultsReader::defaults);
    }

    private static Defaults defaults(Fields fields) {
        var tax = fields.optional("tax");
        var support = fields.optional("support");
        var unused = fields.optional("unusedCommitments");
        var credits = fields.optional("credits");
        var taxPart = tax == null ? NONE : Fields.read(tax, DefaultsReader::tax);
        var supportPart = support == null ? NONE : Fields.read(support, DefaultsReader::support);
        return new Defaults(
                taxPart.recoverableTax(),
                taxPart.nonRecoverableTax(),
                taxPart.taxPool(),
                supportPart.support(),
                supportPart.supportPool(),
                unused == null ? null : Fields.read(unused, DefaultsReader::pool),
                credits == null ? null : Fields.read(credits, DefaultsReader::pool));
    }

    private static Defaults tax(Fields fields) {
        var recoverable = fields.optional("recoverable");
        var nonRecoverable = fields.optional("nonRecoverable");
        var pool = fields.optional("pool");
        return new Defaults(
                recoverable == null ? List.of() : RuleReader.matches(recoverable),
                nonRecoverable == null ? List.of() : RuleReader.matches(nonRecoverable),
                pool == null ? null : Fields.nonEmpty(pool),
                SUPPORT,
                null,
                null,
                null);
    }

    private static Defaults support(Fields fields) {
        var match = fields.optional("match");
        return new Defaults(
                List.of(),
                List.of(),
                null,
                match == null ? SUPPORT : RuleReader.matches(match),
                pool(fields),
                null,
                null);
    }

    private static String pool(Fields fields) {
        return fields.text("pool");
    }
}
