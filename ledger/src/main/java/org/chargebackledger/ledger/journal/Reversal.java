package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;

/** The mirror image of an entry: its units on the other side, never computed again. */
final class Reversal {

    private static final String POLICY_CHANGE = "POLICY_CHANGE";

    private Reversal() {}

    /** What an adoption posted takes two persons, and a closed month must stay whole. */
    static void requireOnePersonMay(Entry original) {
        var content = original.content();
        if (content.approved() != null && content.runId() == null) {
            throw Refusal.conflict(
                    "adjustment-needed",
                    original.number()
                            + " was posted by a decision of two persons: propose an adjustment"
                            + " that takes it back");
        }
        if (content.kind() == EntryKind.INVOICE_ROUNDING) {
            throw Refusal.conflict(
                    "invoice-decides",
                    original.number() + " follows a printed invoice: correct the invoice");
        }
        if (content.kind() == EntryKind.RATE_CHANGE) {
            throw Refusal.conflict(
                    "rate-decides",
                    original.number() + " follows an approved rate: propose another");
        }
        if (content.kind() == EntryKind.OUT_OF_PERIOD || POLICY_CHANGE.equals(content.reason())) {
            throw Refusal.conflict(
                    "adoption-needed",
                    original.number()
                            + " was posted by a decision of two persons: adopt the version back for"
                            + " "
                            + content.originPeriod()
                            + " instead of reversing it");
        }
    }

    /** Only an accrual ends by itself. */
    static void requireAccrual(Entry original) {
        if (original.content().kind() != EntryKind.ACCRUAL) {
            throw Refusal.invalid("no-accrual", original.number() + " is no accrual");
        }
    }

    static EntryDraft of(ReverseEntry command) {
        return of(command.original(), EntryKind.REVERSAL, command.reason());
    }

    static EntryDraft ofAccrual(Entry accrual) {
        return of(accrual, EntryKind.ACCRUAL_REVERSAL, EntryKind.ACCRUAL_REVERSAL.name());
    }

    private static EntryDraft of(Entry original, EntryKind kind, String reason) {
        var content = original.content();
        return new EntryDraft(
                kind,
                content.originPeriod(),
                content.sourceAccount(),
                reason,
                null,
                null,
                original.number(),
                content.approved(),
                null,
                content.rate(),
                "Reversal of " + original.number() + ": " + content.description(),
                content.postings().stream().map(Posting::reversed).toList());
    }
}
