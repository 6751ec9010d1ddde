package org.chargebackledger.api.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.rate.Translation;
import org.chargebackledger.ledger.run.AllocationResult;
import org.chargebackledger.ledger.run.EntryDrafts;
import org.chargebackledger.ledger.run.FunctionalAmounts;
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
import java.util.Objects;
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
        var rounded =
                PostedAmounts.of(
                        new AllocationResult(run.accounts(), all, run.findings(), List.of()));
        var rates = rates(run, before);
        var wanted = amounts(run, rounded, rates.now());
        var atFormer = rates.change() ? amounts(run, rounded, rates.former()) : wanted;
        var corrections = corrections(run, before);
        var drafts = new ArrayList<EntryDraft>();
        Predicate<SourceAccount> corrected = account -> isPosted(before, account);
        if (corrections.kind() == EntryKind.OUT_OF_PERIOD) {
            corrected = any -> true;
        } else {
            drafts.addAll(
                    EntryDrafts.allocation(
                                    run.inputs().period(), run.runId(), run.inputs().policyHash())
                            .at(table(rates.now()))
                            .of(select(wanted, corrected.negate())));
        }
        drafts.addAll(
                corrections
                        .at(table(rates.former()))
                        .of(TrueUp.differences(before.slots(), select(atFormer, corrected))));
        if (rates.change()) {
            drafts.addAll(
                    rateChange(run, rates)
                            .of(
                                    TrueUp.differences(
                                            select(atFormer, corrected),
                                            select(wanted, corrected))));
        }
        return List.copyOf(drafts);
    }

    /**
     * By what a run's amounts are translated.
     *
     * @param former by what those that are posted were; null where they are in one currency
     */
    private record Rates(@Nullable Translation now, @Nullable Translation former) {

        boolean change() {
            return now != null && !Objects.equals(table(now), table(former));
        }
    }

    private Rates rates(KnownRun run, PostedToDate before) {
        var now = run.inputs().postingTerms().translation();
        var previous = previous(before);
        if (previous == null) {
            return new Rates(now, now);
        }
        var former = previous.inputs().postingTerms().translation();
        if (now == null || former == null) {
            return new Rates(now == null ? former : now, former);
        }
        return new Rates(now, now.byRatesOf(former));
    }

    private static @Nullable RateTable table(@Nullable Translation translation) {
        return translation == null ? null : translation.rates();
    }

    private static List<PostedAmount> amounts(
            KnownRun run, List<PostedAmount> rounded, @Nullable Translation translation) {
        return PlacedAmounts.under(
                run.inputs().terms(), FunctionalAmounts.of(rounded, run.accounts(), translation));
    }

    /** What the same amounts are worth at other rates, in entries of its own. */
    private static EntryDrafts rateChange(KnownRun run, Rates rates) {
        return new EntryDrafts(
                EntryKind.RATE_CHANGE,
                run.inputs().period(),
                run.runId(),
                run.inputs().policyHash(),
                RateChangeReason.of(table(rates.former()), table(rates.now())).name(),
                "",
                table(rates.now()),
                table(rates.former()));
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
