package org.chargebackledger.ledger.adjustment;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.PostingKey;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may be proposed. */
final class ContentRules {

    /** One entry carries so many. */
    private static final int LINES_MAX = 900;

    private static final Set<String> REASONS =
            Set.of("ERROR", "MAPPING", "DISPUTE", "PROVIDER_CORRECTION", "ESTIMATE_TRUE_UP");

    /** A cost center under a key appears once. */
    private record Slot(String costCenter, PostingKey key) {}

    private ContentRules() {}

    static void check(AdjustmentContent content) {
        require(!content.memo().isBlank(), "it says why, in its memo");
        require(
                content.originPeriod().compareTo(content.period()) <= 0,
                "it is posted in the month it is about, or later");
        switch (content.kind()) {
            case MANUAL, WRITE_OFF -> checkMove(content, content.disputeId() == null);
            case DISPUTE -> checkMove(content, content.disputeId() != null);
            case ACCRUAL -> checkAccrual(content);
            case OPENING_BALANCE -> checkOpening(content);
        }
    }

    private static void checkLines(AdjustmentContent content) {
        require(
                !content.lines().isEmpty() && content.lines().size() <= LINES_MAX,
                "it has 1 to " + LINES_MAX + " lines");
        require(content.opening() == null, "only an opening balance is of a commitment");
        var slots = new HashSet<Slot>();
        for (var line : content.lines()) {
            require(!line.costCenter().isBlank(), "every line names a cost center");
            require(!line.amount().isZero(), "no line is of nothing");
            require(
                    line.amount().currency().equals(content.sourceAccount().currency()),
                    "every line is in " + content.sourceAccount().currency());
            require(
                    slots.add(new Slot(line.costCenter(), line.key())),
                    line.costCenter() + " stands twice under one key");
        }
    }

    private static void checkMove(AdjustmentContent content, boolean disputeFits) {
        checkLines(content);
        require(disputeFits, "the outcome of a dispute names it, and nothing else does");
        require(content.basis() == null, "only an estimate rests on a basis");
        require(
                REASONS.contains(content.reason()),
                "its reason is one of " + String.join(", ", sorted()));
        require(
                content.total().isZero(),
                "what some bear more others bear less: the lines come to " + content.total());
    }

    private static void checkAccrual(AdjustmentContent content) {
        checkLines(content);
        var basis = content.basis();
        require(
                basis != null && !basis.source().isBlank() && !basis.method().isBlank(),
                "an accrual says what it is estimated from, and how");
        require(content.disputeId() == null, "an accrual settles no dispute");
        require(content.reason().equals("ACCRUAL"), "its reason is ACCRUAL");
        require(
                content.originPeriod().equals(content.period()),
                "an accrual is posted in the month it is about");
        require(!content.total().isZero(), "an accrual is of an amount");
    }

    private static void checkOpening(AdjustmentContent content) {
        var opening = content.opening();
        require(
                opening != null && !opening.commitmentId().isBlank() && content.lines().isEmpty(),
                "an opening balance is of a commitment, and of no cost center");
        require(
                content.basis() == null && content.disputeId() == null,
                "an opening balance is no estimate and settles no dispute");
        require(
                content.originPeriod().equals(content.period()),
                "an opening balance is posted in the month where it begins");
        var amount = content.openingPosted();
        require(!amount.isZero(), "an opening balance is of an amount");
        require(
                content.reason().equals("ERROR")
                        || (content.reason().equals(AdjustmentKind.OPENING_BALANCE.name())
                                && amount.signum() > 0),
                "its reason is OPENING_BALANCE, or ERROR where it corrects one");
    }

    private static List<String> sorted() {
        return REASONS.stream().sorted().toList();
    }

    private static void require(boolean isSo, String rule) {
        if (!isSo) {
            throw Refusal.invalid("adjustment-malformed", rule);
        }
    }
}
