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

    private static final Tax NO_TAX = new Tax(List.of(), List.of(), null);
    private static final Sorted NO_SUPPORT = new Sorted(SUPPORT, null);
    private static final Sorted NO_MARKETPLACE = new Sorted(List.of(), null);
    private static final Defaults NONE =
            defaults(NO_TAX, NO_SUPPORT, NO_MARKETPLACE, null, null, null);

    /** What is said about tax. */
    private record Tax(
            List<Match> recoverable, List<Match> nonRecoverable, @Nullable String pool) {}

    /** Which lines are of a sort, and the pool they go to. */
    private record Sorted(List<Match> match, @Nullable String pool) {}

    private DefaultsReader() {}

    static Defaults defaults(@Nullable DocumentNode node) {
        return node == null ? NONE : Fields.read(node, DefaultsReader::defaults);
    }

    private static Defaults defaults(Fields fields) {
        var tax = fields.optional("tax");
        var support = fields.optional("support");
        var marketplace = fields.optional("marketplace");
        return defaults(
                tax == null ? NO_TAX : Fields.read(tax, DefaultsReader::tax),
                support == null ? NO_SUPPORT : Fields.read(support, DefaultsReader::support),
                marketplace == null
                        ? NO_MARKETPLACE
                        : Fields.read(marketplace, DefaultsReader::marketplace),
                pool(fields.optional("unusedCommitments")),
                pool(fields.optional("commitmentFees")),
                pool(fields.optional("credits")));
    }

    private static Defaults defaults(
            Tax tax,
            Sorted support,
            Sorted marketplace,
            @Nullable String unused,
            @Nullable String fees,
            @Nullable String credits) {
        return new Defaults(
                tax.recoverable(),
                tax.nonRecoverable(),
                tax.pool(),
                support.match(),
                support.pool(),
                unused,
                fees,
                marketplace.match(),
                marketplace.pool(),
                credits);
    }

    private static Tax tax(Fields fields) {
        var recoverable = fields.optional("recoverable");
        var nonRecoverable = fields.optional("nonRecoverable");
        var pool = fields.optional("pool");
        return new Tax(
                recoverable == null ? List.of() : RuleReader.matches(recoverable),
                nonRecoverable == null ? List.of() : RuleReader.matches(nonRecoverable),
                pool == null ? null : Fields.nonEmpty(pool));
    }

    private static Sorted support(Fields fields) {
        var match = fields.optional("match");
        return new Sorted(match == null ? SUPPORT : RuleReader.matches(match), fields.text("pool"));
    }

    /** No provider marks these in the same way, so that the policy has to say which they are. */
    private static Sorted marketplace(Fields fields) {
        return new Sorted(RuleReader.matches(fields.required("match")), fields.text("pool"));
    }

    private static @Nullable String pool(@Nullable DocumentNode node) {
        return node == null ? null : Fields.read(node, fields -> fields.text("pool"));
    }
}
