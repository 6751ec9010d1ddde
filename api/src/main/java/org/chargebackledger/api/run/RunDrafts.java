package org.chargebackledger.api.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.run.AllocationResult;
import org.chargebackledger.ledger.run.EntryDrafts;
import org.chargebackledger.ledger.run.PlacedAmounts;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.PostedAmounts;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.run.TrueUp;
import org.chargebackledger.projections.journal.PostedToDate;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.chargebackledger.projections.run.ShareReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The entries that bring the ledger from what is posted for a month to what a run says: all of it
 * where nothing is posted, the differences where something is.
 */
@Component
class RunDrafts {

    private final ShareReader shares;
    private final Runs runs;

    RunDrafts(ShareReader shares, Runs runs) {
        this.shares = shares;
        this.runs = runs;
    }

    List<EntryDraft> of(KnownRun run, PostedToDate before) {
        var all = new ArrayList<Share>();
        shares.shares(run.runId(), all::addAll);
        var wanted =
                PlacedAmounts.under(
                        run.inputs().terms(),
                        PostedAmounts.of(
                                new AllocationResult(run.accounts(), all, run.findings())));
        var posted = before.slots();
        var corrections = corrections(run, before);
        if (corrections.kind() == EntryKind.OUT_OF_PERIOD) {
            return corrections.of(TrueUp.differences(posted, wanted));
        }
        var drafts =
                new ArrayList<>(
                        EntryDrafts.allocation(
                                        run.inputs().period(),
                                        run.runId(),
                                        run.inputs().policyHash())
                                .of(select(wanted, account -> !isPosted(before, account))));
        drafts.addAll(
                corrections.of(
                        TrueUp.differences(
                                posted, select(wanted, account -> isPosted(before, account)))));
        return List.copyOf(drafts);
    }

    /** What corrects a month: in itself, or in a later one once it is closed. */
    private EntryDrafts corrections(KnownRun run, PostedToDate before) {
        var period = run.inputs().period();
        var previous = previous(before);
        var kind = run.postingPeriod().equals(period) ? EntryKind.TRUE_UP : EntryKind.OUT_OF_PERIOD;
        return new EntryDrafts(
                kind,
                period,
                run.runId(),
                run.inputs().policyHash(),
                reason(previous, run).name(),
                previous == null ? "" : versions(previous.inputs(), run.inputs()));
    }

    /** Which policy took the place of which; nothing when it is the same. */
    private static String versions(RunInputs before, RunInputs now) {
        return before.policyHash().equals(now.policyHash())
                ? ""
                : "; policy %s version %d in place of %s version %d"
                        .formatted(
                                now.policyName(),
                                now.policyVersion(),
                                before.policyName(),
                                before.policyVersion());
    }

    private static List<PostedAmount> select(
            List<PostedAmount> amounts, Predicate<SourceAccount> which) {
        return amounts.stream().filter(amount -> which.test(amount.account())).toList();
    }

    private static boolean isPosted(PostedToDate before, SourceAccount account) {
        return before.heads().stream().anyMatch(head -> head.account().equals(account));
    }

    private @Nullable KnownRun previous(PostedToDate before) {
        return before.heads().stream()
                .flatMap(head -> runs.find(head.runId()).stream())
                .findFirst()
                .orElse(null);
    }

    private static TrueUpReason reason(@Nullable KnownRun previous, KnownRun run) {
        return previous == null
                ? TrueUpReason.ERROR
                : TrueUpReason.between(previous.inputs(), run.inputs());
    }
}
