package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Step 6: amounts as balanced entries, one per source account and cost center, and one per source
 * account for its balances; the other side is clearing.
 *
 * @param policyHash of the version by which the run was computed
 * @param reason null on a first allocation
 * @param remark ends the description; empty for none
 * @param rates by which what is not in the book's functional currency is translated; null where the
 *     book has no such currency of its own
 * @param former the rates that a change of rates takes the place of; null on all others
 */
public record EntryDrafts(
        EntryKind kind,
        Period originPeriod,
        String runId,
        String policyHash,
        @Nullable String reason,
        String remark,
        @Nullable RateTable rates,
        @Nullable RateTable former) {

    /** Postings of an entry at most, its own on clearing included. */
    static final int POSTINGS_MAX = 900;

    /**
     * Who an entry is for: a cost center, one of another entity, or nobody when it holds balances.
     *
     * @param due the account of that entity; null otherwise
     */
    private record EntryOf(
            SourceAccount account, @Nullable String costCenter, @Nullable String due) {}

    /** Those of a book in one currency. */
    public EntryDrafts(
            EntryKind kind,
            Period originPeriod,
            String runId,
            String policyHash,
            @Nullable String reason,
            String remark) {
        this(kind, originPeriod, runId, policyHash, reason, remark, null, null);
    }

    public static EntryDrafts allocation(Period period, String runId, String policyHash) {
        return new EntryDrafts(EntryKind.ALLOCATION, period, runId, policyHash, null, "");
    }

    /** The same, translated. */
    public EntryDrafts at(@Nullable RateTable table) {
        return new EntryDrafts(
                kind, originPeriod, runId, policyHash, reason, remark, table, former);
    }

    /**
     * The entries that post the amounts, in order; amounts of zero are in none.
     *
     * @param amounts one for each slot, in any order
     */
    public List<EntryDraft> of(List<PostedAmount> amounts) {
        var bySlot = new TreeMap<Slot, PostedAmount>();
        for (var amount : amounts) {
            if (bySlot.put(amount.slot(), amount) != null) {
                throw new IllegalArgumentException(amount.slot() + " is given twice");
            }
        }
        var drafts = new ArrayList<EntryDraft>();
        var entry = new ArrayList<PostedAmount>();
        for (var amount : bySlot.values()) {
            if (!entry.isEmpty() && !entryOf(entry.getFirst()).equals(entryOf(amount))) {
                drafts.addAll(entries(entry));
                entry.clear();
            }
            entry.add(amount);
        }
        if (!entry.isEmpty()) {
            drafts.addAll(entries(entry));
        }
        return List.copyOf(drafts);
    }

    private static EntryOf entryOf(PostedAmount amount) {
        var slot = amount.slot();
        var due = slot.isDue();
        return new EntryOf(
                amount.account(),
                due ? slot.memo() : slot.costCenter(),
                due ? slot.ledgerAccount() : null);
    }

    /** One entry, or as many as its postings need; each part balances by itself. */
    private List<EntryDraft> entries(List<PostedAmount> amounts) {
        var parts = new ArrayList<List<PostedAmount>>();
        var part = new ArrayList<PostedAmount>();
        var postings = 0;
        for (var amount : amounts) {
            var own = postings(amount).size();
            postings += own;
            if (postings >= POSTINGS_MAX && own > 0) {
                parts.add(List.copyOf(part));
                part.clear();
                postings = own;
            }
            part.add(amount);
        }
        parts.add(part);
        var drafts = new ArrayList<EntryDraft>();
        for (var i = 0; i < parts.size(); i++) {
            var content = postings(parts.get(i));
            if (!content.isEmpty()) {
                var suffix = parts.size() == 1 ? "" : ", part " + (i + 1) + " of " + parts.size();
                drafts.add(draft(amounts.getFirst().slot(), suffix, content));
            }
        }
        return drafts;
    }

    private EntryDraft draft(Slot slot, String suffix, List<Posting> postings) {
        var what =
                switch (kind) {
                    case ALLOCATION -> "Allocation";
                    case TRUE_UP -> "True-up";
                    case OUT_OF_PERIOD -> "Out-of-period adjustment";
                    case RATE_CHANGE -> "Change of rate";
                    case REVERSAL,
                            ADJUSTMENT,
                            ACCRUAL,
                            ACCRUAL_REVERSAL,
                            OPENING_BALANCE,
                            INVOICE_ROUNDING ->
                            throw new IllegalStateException("no run posts a " + kind);
                };
        return new EntryDraft(
                kind,
                originPeriod,
                slot.account(),
                reason,
                runId,
                policyHash,
                null,
                null,
                null,
                rate(slot.account().currency()),
                "%s of %s, %s: %s%s%s"
                        .formatted(what, originPeriod, slot.account(), whom(slot), suffix, remark),
                postings);
    }

    private static String whom(Slot slot) {
        if (slot.isDue()) {
            return slot.memo() + ", " + slot.ledgerAccount();
        }
        return slot.costCenter() == null ? "balances" : slot.costCenter();
    }

    private @Nullable AppliedRate rate(CurrencyCode currency) {
        var rate = rates == null ? null : rates.of(currency);
        if (rate == null) {
            return null;
        }
        var applied = AppliedRate.of(rate);
        return kind == EntryKind.RATE_CHANGE
                ? applied.inPlaceOf(former == null ? null : former.find(currency).orElse(null))
                : applied;
    }

    private static List<Posting> postings(List<PostedAmount> amounts) {
        var account = amounts.getFirst().account();
        var clearing =
                Slot.balance(
                        account, Account.clearing(account.provider(), account.billingAccount()));
        var sum = new PostedAmount(clearing, Exact.ZERO, Money.zero(account.currency()));
        var postings = new ArrayList<Posting>();
        for (var amount : amounts) {
            sum = sum.plus(amount);
            postings.addAll(postings(amount));
        }
        postings.addAll(postings(sum.negate()));
        return List.copyOf(postings);
    }

    private static List<Posting> postings(PostedAmount amount) {
        var slot = amount.slot();
        return Posting.of(
                slot.ledgerAccount(),
                slot.costCenter(),
                slot.memo(),
                slot.key(),
                amount.exact(),
                amount.posted(),
                amount.functional());
    }
}
