package org.chargebackledger.api.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.run.AllocationResult;
import org.chargebackledger.ledger.run.EntryDrafts;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.PostedAmounts;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.run.TrueUp;
import org.chargebackledger.projections.journal.PostedToDate;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.chargebackledger.projections.run.ShareReader;
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
        var wanted = PostedAmounts.of(new AllocationResult(run.accounts(), all, run.findings()));
        var posted = before.slots();
        var period = run.inputs().period();
        var first =
                EntryDrafts.allocation(period, run.runId())
                        .of(select(wanted, account -> !isPosted(before, account)));
        var trueUp =
                new EntryDrafts(EntryKind.TRUE_UP, period, run.runId(), reason(run, before))
                        .of(
                                TrueUp.differences(
                                        posted,
                                        select(wanted, account -> isPosted(before, account))));
        var drafts = new ArrayList<>(first);
        drafts.addAll(trueUp);
        return List.copyOf(drafts);
    }

    private static List<PostedAmount> select(
            List<PostedAmount> amounts, Predicate<SourceAccount> which) {
        return amounts.stream().filter(amount -> which.test(amount.account())).toList();
    }

    private static boolean isPosted(PostedToDate before, SourceAccount account) {
        return before.heads().stream().anyMatch(head -> head.account().equals(account));
    }

    private String reason(KnownRun run, PostedToDate before) {
        return before.heads().stream()
                .flatMap(head -> runs.find(head.runId()).stream())
                .findFirst()
                .map(previous -> TrueUpReason.between(previous.inputs(), run.inputs()))
                .orElse(TrueUpReason.ERROR)
                .name();
    }
}
