package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** What every entry must be before it is numbered, and again when it is read. */
final class EntryRules {

    private static final int POSTINGS_MIN = 2;

    /** 900 on cost centers and balances, and one on clearing. */
    private static final int POSTINGS_MAX = 901;

    private static final String COST = Account.cost("");
    private static final String DUE_FROM = Account.dueFrom("");

    private static final Pattern CHART =
            Pattern.compile(
                    "(cost|clearing|prepaid|accrued|due-from|due-to):.+|rate-variance"
                            + "|invoice-rounding|fx-rounding|recoverable-tax|suspense");

    private EntryRules() {}

    /** Refuses a draft that may not be part of a posting. */
    static void check(EntryDraft draft, OpenPosting posting) {
        if (!posting.originPeriod().equals(draft.originPeriod())
                || (draft.approved() != null && !mayBeWaived(draft, posting))
                || draft.invoice() != null
                || !(isOfRun(draft, posting) || isOfReversal(draft, posting))) {
            throw Refusal.invalid(
                    "entry-misplaced",
                    "an entry on "
                            + draft.sourceAccount()
                            + " is not what run "
                            + posting.runId()
                            + " announced");
        }
        checkContent(draft);
    }

    /** Two persons may waive what is posted for a closed month in a later one. */
    private static boolean mayBeWaived(EntryDraft draft, OpenPosting posting) {
        return !posting.period().equals(posting.originPeriod())
                && (draft.kind() == EntryKind.OUT_OF_PERIOD
                        || draft.kind() == EntryKind.RATE_CHANGE);
    }

    /** What mirrors another book's entries is about that book's invoices. */
    private static boolean isOfRun(EntryDraft draft, OpenPosting posting) {
        var outOfPeriod = !posting.period().equals(posting.originPeriod());
        return posting.runId().equals(draft.runId())
                && (draft.isMirrored() || posting.announces(draft.sourceAccount()))
                && draft.kind().isAllocated()
                && draft.kind() != EntryKind.REVERSAL
                && (draft.kind() == EntryKind.RATE_CHANGE
                        || (draft.kind() == EntryKind.OUT_OF_PERIOD) == outOfPeriod);
    }

    private static boolean isOfReversal(EntryDraft draft, OpenPosting posting) {
        return draft.kind() == EntryKind.REVERSAL && Reversal.isPostingId(posting.runId());
    }

    /** Refuses a draft that gives no reason, does not balance or is on unknown accounts. */
    static void checkContent(EntryDraft draft) {
        if ((draft.reason() == null) != (draft.kind() == EntryKind.ALLOCATION)) {
            throw Refusal.invalid(
                    "entry-without-reason",
                    "an entry gives a reason unless it is a first allocation");
        }
        var wrong = wrong(draft);
        if (wrong != null) {
            throw Refusal.invalid(wrong, "an entry on " + draft.sourceAccount() + " is " + wrong);
        }
    }

    /** An entry that breaks a rule was never written by this journal. */
    static void checkAgain(Entry entry) {
        var wrong = wrong(entry.content());
        if (wrong != null) {
            throw new IllegalStateException(entry.number() + " is " + wrong);
        }
    }

    private static @Nullable String wrong(EntryDraft draft) {
        var inItsOwn = wrong(draft.postings());
        if (inItsOwn != null) {
            return inItsOwn;
        }
        if (!PairRules.fits(draft)) {
            return "entry-unpaired";
        }
        var rateChange = draft.kind() == EntryKind.RATE_CHANGE;
        if (rateChange && draft.postings().stream().anyMatch(one -> !one.amount().isZero())) {
            return "rate-change-of-amounts";
        }
        var rate = draft.rate();
        if (rate == null) {
            var half = draft.postings().stream().anyMatch(one -> one.functional() != null);
            return half || rateChange ? "entry-without-rate" : null;
        }
        return wrongTranslation(draft.postings(), rate);
    }

    /** Both currencies balance, or neither does. */
    private static @Nullable String wrongTranslation(List<Posting> postings, AppliedRate rate) {
        var sum = Money.zero(rate.to());
        for (var posting : postings) {
            var functional = posting.signedFunctional();
            if (functional == null || !functional.currency().equals(rate.to())) {
                return "entry-half-translated";
            }
            if (!posting.amount().currency().equals(rate.from())) {
                return "entry-at-foreign-rate";
            }
            sum = sum.plus(functional);
        }
        return sum.isZero() ? null : "entry-unbalanced-in-functional-currency";
    }

    private static @Nullable String wrong(List<Posting> postings) {
        if (postings.size() < POSTINGS_MIN || postings.size() > POSTINGS_MAX) {
            return "entry-size";
        }
        var sum = postings.getFirst().amount().minus(postings.getFirst().amount());
        for (var posting : postings) {
            if (!posting.amount().currency().equals(sum.currency())) {
                return "entry-in-two-currencies";
            }
            if (!CHART.matcher(posting.account()).matches() || !namesItsCostCenter(posting)) {
                return "entry-on-unknown-account";
            }
            sum = sum.plus(posting.signed());
        }
        return sum.isZero() ? null : "entry-unbalanced";
    }

    private static boolean namesItsCostCenter(Posting posting) {
        var costCenter = posting.costCenter();
        if (posting.account().startsWith(COST)) {
            return costCenter != null
                    && posting.key() != null
                    && posting.account().equals(Account.cost(costCenter));
        }
        var named = posting.memo() != null && posting.key() != null;
        return costCenter == null && (named || !posting.account().startsWith(DUE_FROM));
    }
}
