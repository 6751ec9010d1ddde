package org.chargebackledger.ledger;

import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ApproveAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ProposeAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentEntries;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ApproveAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.CompleteAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.FailAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ProposeAdoption;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.ledger.connector.SliceCommand.RecordFailure;
import org.chargebackledger.ledger.connector.SliceCommand.RecordFetch;
import org.chargebackledger.ledger.dispute.AcceptanceCommand;
import org.chargebackledger.ledger.dispute.AcceptanceCommand.RecordAcceptance;
import org.chargebackledger.ledger.dispute.DisputeCommand.RaiseDispute;
import org.chargebackledger.ledger.erp.ErpCommand;
import org.chargebackledger.ledger.erp.ErpCommand.AcknowledgeJournal;
import org.chargebackledger.ledger.erp.ErpEvent.Status;
import org.chargebackledger.ledger.imports.CostImportCommand;
import org.chargebackledger.ledger.imports.CostImportCommand.AcceptCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.RecordCostLines;
import org.chargebackledger.ledger.imports.CostImportCommand.RejectCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.ReleaseCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.StageCostDelivery;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.imports.HeldContent;
import org.chargebackledger.ledger.imports.UsageImportCommand;
import org.chargebackledger.ledger.imports.UsageImportCommand.AcceptUsageDelivery;
import org.chargebackledger.ledger.imports.UsageImportCommand.RecordUsageLines;
import org.chargebackledger.ledger.imports.UsageImportCommand.RejectUsageDelivery;
import org.chargebackledger.ledger.imports.UsageImportCommand.StageUsageDelivery;
import org.chargebackledger.ledger.invoice.AcceptedDifference;
import org.chargebackledger.ledger.invoice.InvoiceCommand.ProposeAcceptance;
import org.chargebackledger.ledger.invoice.InvoiceCommand.RecordInvoice;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.Counterpart;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.InvoiceReference;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalCommand.CompletePosting;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;
import org.chargebackledger.ledger.journal.JournalCommand.PostEntries;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseAccrual;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;
import org.chargebackledger.ledger.journal.JournalCommand.RoundInvoice;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.journal.PostingDigest;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.ApproveChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.ProposeChange;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.policy.PolicyCommand;
import org.chargebackledger.ledger.policy.PolicyCommand.ApprovePolicyVersion;
import org.chargebackledger.ledger.policy.PolicyCommand.DraftPolicyVersion;
import org.chargebackledger.ledger.policy.PolicyCommand.SubmitPolicyVersion;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterCommand.SetCostCenter;
import org.chargebackledger.ledger.run.RunCommand;
import org.chargebackledger.ledger.run.RunCommand.CompleteRun;
import org.chargebackledger.ledger.run.RunCommand.FailRun;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosted;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosting;
import org.chargebackledger.ledger.run.RunCommand.RecordShares;
import org.chargebackledger.ledger.run.RunCommand.StartRun;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Commands that tests give, with everything but what matters filled in. */
public final class Given {

    public static final String JOURNAL = JournalCommand.journalId("main");
    public static final String POLICY = PolicyCommand.policyId("main", "standard");

    private Given() {}

    public static StageCostDelivery stageCosts() {
        return new StageCostDelivery("imp-1", Samples.delivery("aa"), PREPARER);
    }

    public static RecordCostLines recordCosts() {
        return new RecordCostLines(
                CostImportCommand.chunkId("imp-1", 0), "imp-1", 0, "imp-1-1", Samples.costLines());
    }

    public static AcceptCostDelivery acceptCosts(Finding... findings) {
        return new AcceptCostDelivery(
                "imp-1",
                List.of(Samples.snapshot("imp-1", 1)),
                List.of(Samples.controlTotal()),
                List.of(findings),
                PREPARER);
    }

    public static RejectCostDelivery rejectCosts() {
        return new RejectCostDelivery("imp-1", List.of(Samples.finding(Severity.REJECT)), PREPARER);
    }

    public static ReleaseCostDelivery releaseCosts(String actor) {
        return releaseCosts(actor, heldHash());
    }

    public static ReleaseCostDelivery releaseCosts(String actor, String hash) {
        return new ReleaseCostDelivery(
                "imp-1", List.of(Samples.snapshot("imp-1", 2)), "checked", hash, Samples.by(actor));
    }

    /** Of what {@link #acceptCosts} hands in, held. */
    public static String heldHash() {
        return HeldContent.hash(
                new CostDeliveryHeld(
                        "imp-1",
                        Samples.delivery("aa"),
                        List.of(Samples.snapshot("imp-1", 1)),
                        List.of(Samples.controlTotal()),
                        List.of(Samples.finding(Severity.HOLD)),
                        PREPARER));
    }

    public static StageUsageDelivery stageUsage() {
        return new StageUsageDelivery("imp-2", Samples.delivery("bb"), PREPARER);
    }

    public static RecordUsageLines recordUsage() {
        return new RecordUsageLines(
                UsageImportCommand.chunkId("imp-2", 0), "imp-2", 0, Samples.usageLines());
    }

    public static AcceptUsageDelivery acceptUsage(String digest, Finding... findings) {
        return new AcceptUsageDelivery(
                "imp-2", List.of(Samples.slice()), 1, digest, List.of(findings), PREPARER);
    }

    public static RejectUsageDelivery rejectUsage() {
        return new RejectUsageDelivery(
                "imp-2", List.of(Samples.finding(Severity.REJECT)), PREPARER);
    }

    public static RecordFetch recordFetch(String at, String... imports) {
        var slice = Samples.slice("2026-10-31");
        return new RecordFetch(
                slice.id(),
                slice,
                Finality.PRELIMINARY,
                List.of(imports),
                List.of("GET http://opencost:9003/allocation"),
                1,
                99,
                null,
                new Stamp("preparer", Instant.parse(at)));
    }

    public static RecordFailure recordFailure(String at) {
        var slice = Samples.slice("2026-10-31");
        return new RecordFailure(
                slice.id(),
                slice,
                "THROTTLED",
                "answered 429",
                new Stamp("preparer", Instant.parse(at)));
    }

    public static SetCostCenter set(CostCenter record) {
        return new SetCostCenter(RegisterCommand.registerId("main"), record, PREPARER);
    }

    public static DraftPolicyVersion draftPolicy(String document) {
        return new DraftPolicyVersion(
                POLICY,
                "standard",
                "text: " + document,
                document,
                Sha256.hex(document.getBytes(StandardCharsets.UTF_8)),
                PREPARER);
    }

    public static SubmitPolicyVersion submitPolicy(int version) {
        return new SubmitPolicyVersion(POLICY, version, Samples.by("submitter"));
    }

    public static ApprovePolicyVersion approvePolicy(
            DraftPolicyVersion draft, int version, String from) {
        return new ApprovePolicyVersion(
                POLICY, version, draft.hash(), Period.parse(from), List.of(), List.of(), APPROVER);
    }

    public static StartRun startRun(RunKind kind) {
        return new StartRun("run-1", kind, Samples.inputs(1), PREPARER);
    }

    public static RecordShares recordShares() {
        return new RecordShares(
                RunCommand.chunkId("run-1", 0),
                "run-1",
                0,
                List.of(Samples.share("CC-1", "1.5"), Samples.share("", "0.5")));
    }

    public static CompleteRun completeRun(String digest) {
        return new CompleteRun(
                "run-1", List.of(Samples.outcome("2")), List.of(), 1, digest, List.of(), PREPARER);
    }

    public static FailRun failRun() {
        return new FailRun("run-1", "no usage", PREPARER);
    }

    public static MarkRunPosting runPosting() {
        return new MarkRunPosting("run-1", null, null, PREPARER);
    }

    public static MarkRunPosted runPosted() {
        return new MarkRunPosted("run-1", List.of("2026-10-000001"), PREPARER);
    }

    public static OpenPeriod open(Period period) {
        return new OpenPeriod(JOURNAL, period, PREPARER);
    }

    /** Announces drafts of one run for October, computed against the given head. */
    public static BeginPosting begin(String runId, Head expected, List<EntryDraft> drafts) {
        return new BeginPosting(
                JOURNAL,
                runId,
                OCTOBER,
                OCTOBER,
                drafts.size(),
                PostingDigest.of(drafts),
                List.of(expected),
                PREPARER);
    }

    public static BeginPosting begin(String runId, List<EntryDraft> drafts) {
        return begin(runId, Samples.head(OCTOBER, "", 0), drafts);
    }

    public static PostEntries post(String runId, int firstOrdinal, List<EntryDraft> drafts) {
        return new PostEntries(JOURNAL, runId, firstOrdinal, drafts, PREPARER);
    }

    public static CompletePosting complete(String runId) {
        return new CompletePosting(JOURNAL, runId, PREPARER);
    }

    /** The drafts that {@link #posted} posts. */
    public static List<EntryDraft> drafts(String runId) {
        return List.of(
                Samples.draft(runId, OCTOBER, "CC-1", 1_000),
                Samples.draft(runId, OCTOBER, "CC-2", 250));
    }

    /** An open October in which run-1 has posted two entries. */
    public static List<JournalCommand> posted() {
        return List.of(
                open(OCTOBER),
                begin("run-1", drafts("run-1")),
                post("run-1", 0, drafts("run-1")),
                complete("run-1"));
    }

    /** The first of the entries that {@link #posted} posts. */
    public static Entry firstEntry() {
        var unhashed =
                new Entry(
                        "2026-10-000001",
                        1,
                        OCTOBER,
                        drafts("run-1").getFirst(),
                        PREPARER.at(),
                        PREPARER.actor(),
                        Entry.NO_PREDECESSOR,
                        "");
        return hashed(unhashed);
    }

    public static Entry hashed(Entry entry) {
        return new Entry(
                entry.number(),
                entry.sequence(),
                entry.period(),
                entry.content(),
                entry.postedAt(),
                entry.actor(),
                entry.previousHash(),
                entry.computedHash());
    }

    /** 7.00 that CC-2 of entity DE owes by an invoice of book main: main's half. */
    public static List<EntryDraft> pairedDrafts() {
        var amount = new Money(Samples.USD, 700);
        var due =
                new Posting(
                        Account.dueFrom("DE"),
                        null,
                        "CC-2",
                        Side.DEBIT,
                        amount,
                        Samples.key("AmazonEC2"),
                        amount.exact(),
                        "0");
        return List.of(
                new EntryDraft(
                                EntryKind.ALLOCATION,
                                OCTOBER,
                                Samples.AWS,
                                null,
                                "run-1",
                                "hash",
                                null,
                                null,
                                "Allocation of 2026-10: CC-2, due-from:DE",
                                List.of(due, Samples.clearing(700)))
                        .pairedWith(new Counterpart("run-1/1", "de01", "DE")));
    }

    /** The entry that {@link #pairedDrafts} become, as the book's first. */
    public static Entry paired() {
        return hashed(
                new Entry(
                        "2026-10-000001",
                        1,
                        OCTOBER,
                        pairedDrafts().getFirst(),
                        PREPARER.at(),
                        PREPARER.actor(),
                        Entry.NO_PREDECESSOR,
                        ""));
    }

    public static ReverseEntry reverse(Entry original) {
        return new ReverseEntry(JOURNAL, original, "ERROR", PREPARER);
    }

    public static ProposeTransition propose(Transition transition) {
        return new ProposeTransition(
                JOURNAL, OCTOBER, transition, "month end", Samples.met(), PREPARER);
    }

    /** By somebody who has seen {@link Samples#ALL} that is posted. */
    public static ApproveTransition approve(String actor) {
        return approve(actor, Samples.ALL);
    }

    public static ApproveTransition approve(String actor, long asOf) {
        return new ApproveTransition(JOURNAL, OCTOBER, Samples.met(), asOf, Samples.by(actor));
    }

    public static AcknowledgeJournal acknowledge(Status status, String document) {
        return new AcknowledgeJournal(
                ErpCommand.deliveryId("main", "2026-10-000001"),
                "2026-10-000001",
                status,
                document,
                List.of(),
                Samples.by("erp"));
    }

    public static ProposeChange proposeChange() {
        return new ProposeChange(
                "change-1",
                "main",
                "cost-center",
                CanonicalJson.text(Samples.costCenter("CC-1", "payments").canonical()),
                PREPARER);
    }

    public static ApproveChange approveChange(String actor) {
        return new ApproveChange(
                "change-1",
                CanonicalJson.hash(Samples.costCenter("CC-1", "payments").canonical()),
                Samples.by(actor));
    }

    public static ProposeAdjustment proposeAdjustment(AdjustmentContent content) {
        return new ProposeAdjustment("adjustment-1", content, null, PREPARER);
    }

    public static ApproveAdjustment approveAdjustment(String actor, AdjustmentContent content) {
        return new ApproveAdjustment("adjustment-1", content.hash(), null, Samples.by(actor));
    }

    /** What the preparer proposed under this id and the approver approved. */
    public static PostAdjustment postAdjustment(String id, AdjustmentContent content) {
        return new PostAdjustment(
                JOURNAL,
                content.period(),
                AdjustmentEntries.of(id, content, PREPARER.actor()),
                APPROVER);
    }

    /** Accrues for October, as the book's first entry. */
    public static PostAdjustment accrue() {
        return postAdjustment("accrual-1", Samples.accrual());
    }

    /** The entry that {@link #accrue} posts. */
    public static Entry accrued() {
        return hashed(
                new Entry(
                        "2026-10-000001",
                        1,
                        OCTOBER,
                        accrue().drafts().getFirst(),
                        APPROVER.at(),
                        APPROVER.actor(),
                        Entry.NO_PREDECESSOR,
                        ""));
    }

    public static ReverseAccrual reverseAccrual(Period period) {
        return new ReverseAccrual(JOURNAL, accrued(), period, PREPARER);
    }

    public static RaiseDispute raiseDispute() {
        return new RaiseDispute("2026-10-000001-0001-D1", Samples.dispute(), Samples.by("owner"));
    }

    public static RecordAcceptance recordAcceptance(String at) {
        return new RecordAcceptance(
                AcceptanceCommand.acceptanceId("main", OCTOBER, 1, "CC-1"),
                Samples.accepted(),
                new Stamp("ledger", Instant.parse(at)));
    }

    public static RecordInvoice recordInvoice(String total, @Nullable String reason) {
        var invoice = Samples.invoice(total);
        return new RecordInvoice(invoice.stream(), invoice, reason, null, PREPARER);
    }

    public static ProposeAcceptance proposeAcceptance(int revision) {
        var of = Samples.difference();
        return new ProposeAcceptance(
                Samples.invoice("9.00").stream(),
                new AcceptedDifference(revision, of.printed(), of.lines(), of.reason()),
                PREPARER);
    }

    /** What an approval must name. */
    public static String acceptanceHash(RecordInvoice record, ProposeAcceptance proposal) {
        return proposal.content().hash(record.invoice(), record.content().hash());
    }

    /** Says what October's invoice prints beyond what is posted for its lines. */
    public static RoundInvoice roundInvoice(Period period, String target) {
        var invoice = Samples.invoice("2.01");
        return new RoundInvoice(
                JOURNAL,
                period,
                OCTOBER,
                invoice.sourceAccount(),
                new InvoiceReference(invoice.stream(), 1),
                Money.parse(Samples.USD, target),
                Money.parse(Samples.USD, "0.05"),
                PREPARER);
    }

    /** A first entry that posts the rounding of an invoice. */
    public static Entry rounded() {
        return hashed(
                new Entry(
                        "2026-10-000001",
                        1,
                        OCTOBER,
                        new EntryDraft(
                                EntryKind.INVOICE_ROUNDING,
                                OCTOBER,
                                Samples.AWS,
                                "INVOICE_ROUNDING",
                                null,
                                null,
                                null,
                                null,
                                new InvoiceReference(Samples.invoice("2.01").stream(), 1),
                                null,
                                "Rounding of " + Samples.invoice("2.01").stream() + ", revision 1",
                                List.of(
                                        Samples.posting("invoice-rounding", Side.DEBIT, 1),
                                        Samples.clearing(1))),
                        PREPARER.at(),
                        PREPARER.actor(),
                        Entry.NO_PREDECESSOR,
                        ""));
    }

    /** A first entry that posts what 5.00 USD are worth at another rate. */
    public static Entry translated() {
        var rate = AppliedRate.of(Samples.rate("0.93")).inPlaceOf(Samples.rate("0.92"));
        var postings = new ArrayList<Posting>();
        for (var cents : List.of(5, -5)) {
            postings.addAll(
                    Posting.of(
                            cents > 0 ? "cost:CC-1" : "clearing:AWS:111122223333",
                            cents > 0 ? "CC-1" : null,
                            null,
                            cents > 0 ? Samples.key("AmazonEC2") : null,
                            Exact.ZERO,
                            Money.zero(Samples.USD),
                            new Money(rate.to(), cents)));
        }
        return hashed(
                new Entry(
                        "2026-10-000001",
                        1,
                        OCTOBER,
                        new EntryDraft(
                                EntryKind.RATE_CHANGE,
                                OCTOBER,
                                Samples.AWS,
                                "ERROR",
                                "run-1",
                                "policy",
                                null,
                                null,
                                null,
                                rate,
                                "Change of rate of 2026-10",
                                postings),
                        PREPARER.at(),
                        PREPARER.actor(),
                        Entry.NO_PREDECESSOR,
                        ""));
    }

    public static ProposeAdoption proposeAdoption() {
        return new ProposeAdoption("adoption-1", Samples.adoption(), PREPARER);
    }

    public static ApproveAdoption approveAdoption(String actor) {
        return new ApproveAdoption("adoption-1", Samples.adoption().hash(), Samples.by(actor));
    }

    public static CompleteAdoption completeAdoption() {
        return new CompleteAdoption("adoption-1", List.of("adoption-1-2026-10"), APPROVER);
    }

    public static FailAdoption failAdoption() {
        return new FailAdoption("adoption-1", "the month has moved on", List.of(), APPROVER);
    }
}
