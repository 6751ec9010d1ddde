package org.chargebackledger.ledger.walk;

import static org.chargebackledger.ledger.Samples.PREPARER;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.journal.PostingDigest;
import org.chargebackledger.ledger.run.RunCommand.CompleteRun;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosting;
import org.chargebackledger.ledger.run.RunCommand.RefuseRun;
import org.chargebackledger.ledger.run.RunCommand.StartRun;
import org.chargebackledger.ledger.run.RunKind;

import java.util.List;

/** Runs that a crash cut short when their posting was decided, before any journal was told. */
final class WalkedPins {

    private final WalkedLedger ledger;

    WalkedPins(WalkedLedger ledger) {
        this.ledger = ledger;
    }

    /** What is left of the run to be resumed. */
    WalkedRun stop(ModelLedger.Posting posting) {
        var month = posting.month;
        if (posting.own.equals(month.period())) {
            var journal = JournalCommand.journalId(month.book());
            ledger.decide(new OpenPeriod(journal, month.period(), PREPARER));
        }
        var run = computed(ledger.id("run"), posting);
        ledger.supersede(month);
        ledger.decide(new StartRun(run.runId(), RunKind.CHARGEBACK, Samples.inputs(1), PREPARER));
        ledger.decide(
                new CompleteRun(
                        run.runId(), List.of(), List.of(), 0, run.runId(), List.of(), PREPARER));
        ledger.decide(marking(run));
        return run;
    }

    /**
     * Computes it again, as the next start does, and posts it.
     *
     * @throws Refusal if it would post something else by now
     */
    boolean resume(WalkedRun stopped, ModelLedger.Posting posting) {
        var run = computed(stopped.runId(), posting);
        try {
            ledger.decide(marking(run));
        } catch (Refusal refusal) {
            ledger.decide(new RefuseRun(run.runId(), refusal.type(), PREPARER));
            throw refusal;
        }
        return ledger.proceed(run, -1);
    }

    private WalkedRun computed(String runId, ModelLedger.Posting posting) {
        var month = posting.month;
        return WalkedRun.of(
                runId,
                month,
                posting.own,
                posting.inputs,
                ledger.posted(month),
                ledger.watch().book(month.book()));
    }

    private MarkRunPosting marking(WalkedRun run) {
        var basis = PostingDigest.of(ledger.heads(run), run.drafts());
        return new MarkRunPosting(run.runId(), null, basis, PREPARER);
    }
}
