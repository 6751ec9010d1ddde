package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;

import java.util.regex.Pattern;

/** What the entries of a decision must be before they are numbered. */
final class AdjustmentRules {

    private static final Pattern BETWEEN_COST_CENTERS = Pattern.compile("cost:.+");
    private static final Pattern ACCRUED = Pattern.compile("(cost|accrued):.+");

    private static final Pattern OPENING = Pattern.compile("(prepaid|clearing):.+");

    private AdjustmentRules() {}

    /**
     * Refuses what is no decision of two persons on entries of such a kind.
     *
     * @return the decision's id
     */
    static String check(PostAdjustment command) {
        if (command.drafts().isEmpty()) {
            throw Refusal.invalid("adjustment-malformed", "a decision posts at least one entry");
        }
        var decision = decision(command.drafts().getFirst());
        if (decision.proposedBy().equals(command.stamp().actor())) {
            throw Refusal.forbidden(
                    "own-work", "an adjustment is approved by another person than proposed it");
        }
        for (var draft : command.drafts()) {
            if (!decision.equals(decision(draft))) {
                throw Refusal.invalid(
                        "adjustment-malformed", "the entries are of several decisions");
            }
            check(draft, command);
        }
        return decision.adjustmentId();
    }

    private static void check(EntryDraft draft, PostAdjustment command) {
        EntryRules.checkContent(draft);
        var accounts =
                switch (draft.kind()) {
                    case ADJUSTMENT -> BETWEEN_COST_CENTERS;
                    case ACCRUAL -> ACCRUED;
                    case OPENING_BALANCE -> OPENING;
                    case ALLOCATION,
                            TRUE_UP,
                            OUT_OF_PERIOD,
                            REVERSAL,
                            ACCRUAL_REVERSAL,
                            INVOICE_ROUNDING,
                            RATE_CHANGE ->
                            throw Refusal.invalid(
                                    "entry-misplaced", "no decision posts a " + draft.kind());
                };
        var order = command.period().compareTo(draft.originPeriod());
        if (order < 0 || (draft.kind() != EntryKind.ADJUSTMENT && order != 0)) {
            throw Refusal.invalid(
                    "posting-before-origin",
                    "%s of %s cannot be posted in %s"
                            .formatted(draft.kind(), draft.originPeriod(), command.period()));
        }
        for (var posting : draft.postings()) {
            if (!accounts.matcher(posting.account()).matches()) {
                throw Refusal.invalid(
                        "entry-on-unknown-account",
                        draft.kind() + " does not touch " + posting.account());
            }
        }
    }

    private static Approved decision(EntryDraft draft) {
        var approved = draft.approved();
        if (approved == null
                || draft.runId() != null
                || draft.reverses() != null
                || draft.invoice() != null) {
            throw Refusal.invalid(
                    "adjustment-malformed", "an adjusting entry names its decision and no run");
        }
        return approved;
    }
}
