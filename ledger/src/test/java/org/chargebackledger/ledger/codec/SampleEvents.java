package org.chargebackledger.ledger.codec;

import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.POLICY;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.chargebackledger.ledger.Given;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentApproved;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentDeclined;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentFailed;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentPosted;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionApproved;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionCompleted;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionFailed;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionProposed;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFailed;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFetched;
import org.chargebackledger.ledger.dispute.AcceptanceCommand;
import org.chargebackledger.ledger.dispute.AcceptanceEvent.ChargesAccepted;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeAcceptedAsOpen;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeDeclined;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeRaised;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeSettled;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeWithdrawn;
import org.chargebackledger.ledger.erp.ErpEvent.JournalAcknowledged;
import org.chargebackledger.ledger.erp.ErpEvent.Status;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryAccepted;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryReleased;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryStaged;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryRejected;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryStaged;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceApproved;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceProposed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AnswerConfirmed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.InvoiceRecorded;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingAbandoned;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.chargebackledger.ledger.journal.JournalSnapshots;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeApproved;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeCompleted;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeDeclined;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeFailed;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeProposed;
import org.chargebackledger.ledger.materiality.ReviewSamples;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionApproved;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionDrafted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionEndorsed;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSubmitted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSuperseded;
import org.chargebackledger.ledger.register.RegisterEvent.CostCenterSet;
import org.chargebackledger.ledger.run.RunEvent.RunComputed;
import org.chargebackledger.ledger.run.RunEvent.RunFailed;
import org.chargebackledger.ledger.run.RunEvent.RunPosted;
import org.chargebackledger.ledger.run.RunEvent.RunPostingBegun;
import org.chargebackledger.ledger.run.RunEvent.RunStarted;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunKind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One fixed sample of every stored type. */
final class SampleEvents {

    private SampleEvents() {}

    static Stream<Object> all() {
        return Stream.of(
                        costs(),
                        usage(),
                        slices(),
                        masterData(),
                        masterDataChanges(),
                        adjustments(),
                        disputes(),
                        ApprovedSamples.notices(),
                        adoptions(),
                        invoices(),
                        ReviewSamples.events(),
                        runs(),
                        postings(),
                        periods())
                .flatMap(List::stream);
    }

    /**
     * A type that has grown since, with what was added.
     *
     * @param form in the name of its file
     */
    record Grown(String form, Object event) {}

    static Stream<Grown> grown() {
        var inputs = Samples.correctingInputs();
        return Stream.concat(
                ApprovedSamples.grown(),
                Stream.of(
                        new Grown(
                                "-grown",
                                new RunStarted(
                                        "run-2",
                                        RunKind.CHARGEBACK,
                                        inputs,
                                        inputs.fingerprint(),
                                        OCTOBER.next(),
                                        PREPARER)),
                        new Grown(
                                "-savings",
                                new RunComputed(
                                        "run-1",
                                        List.of(Samples.outcome("2")),
                                        List.of(),
                                        1,
                                        "d3",
                                        List.of(Samples.savings()),
                                        PREPARER)),
                        new Grown("-terms", started(Samples.inputsUnderTerms())),
                        new Grown(
                                "-books",
                                new RunPostingBegun(
                                        "run-1",
                                        List.of(
                                                new BookMonth("main", "US", OCTOBER),
                                                new BookMonth("de01", "DE", OCTOBER.next())),
                                        null,
                                        PREPARER)),
                        new Grown("-basis", new RunPostingBegun("run-1", null, "d4", PREPARER)),
                        new Grown("-grown", costCenterSet("change-1")),
                        new Grown("-opening", openingProposed()),
                        new Grown("-grown", sliceFetched(Instant.parse("2026-11-02T08:00:00Z"))),
                        new Grown(
                                "-grown",
                                new UsageLinesRecorded("imp-3", 0, Samples.estimateLines())),
                        new Grown(
                                "-grown",
                                new EntriesPosted(
                                        JOURNAL, OCTOBER, "", 0, List.of(Given.accrued()))),
                        new Grown(
                                "-paired",
                                new EntriesPosted(
                                        JOURNAL, OCTOBER, "run-1", 0, List.of(Given.paired()))),
                        new Grown(
                                "-workloads",
                                new UsageLinesRecorded("imp-4", 0, Samples.workloadLabels()))));
    }

    private static RunStarted started(RunInputs inputs) {
        return new RunStarted(
                "run-3", RunKind.CHARGEBACK, inputs, inputs.fingerprint(), null, PREPARER);
    }

    /** An entry that posts an invoice's rounding. */
    static Object rounded() {
        return new EntriesPosted(JOURNAL, OCTOBER, "", 0, List.of(Given.rounded()));
    }

    /** What an entry says once it is translated, and that it changes a rate. */
    static Object translated() {
        return new EntriesPosted(JOURNAL, OCTOBER, "run-1", 0, List.of(Given.translated()));
    }

    /** An invoice that its provider was asked for. */
    static Object fetched() {
        var invoice = Samples.fetchedInvoice();
        return new InvoiceRecorded(
                invoice.stream(), 1, invoice, invoice.hash(), null, PREPARER, "cd".repeat(32));
    }

    private static List<Object> invoices() {
        var invoice = Samples.invoice("2.01");
        var difference = Samples.difference();
        return List.of(
                new InvoiceRecorded(
                        invoice.stream(), 2, invoice, invoice.hash(), "misread", PREPARER, null),
                new AnswerConfirmed(invoice.stream(), 2, "cd".repeat(32), PREPARER),
                new AcceptanceProposed(invoice.stream(), difference, "h4", PREPARER),
                new AcceptanceApproved(invoice.stream(), "h4", APPROVER));
    }

    private static List<Object> costs() {
        var delivery = Samples.delivery("aa");
        var snapshots = List.of(Samples.snapshot("imp-1", 1));
        var totals = List.of(Samples.controlTotal());
        return List.of(
                new CostDeliveryStaged("imp-1", delivery, PREPARER),
                new CostLinesRecorded("imp-1", 0, "imp-1-1", Samples.costLines()),
                new CostDeliveryAccepted(
                        "imp-1",
                        delivery,
                        snapshots,
                        totals,
                        List.of(Samples.finding(Severity.WARN)),
                        PREPARER),
                new CostDeliveryRejected(
                        "imp-1", delivery, List.of(Samples.finding(Severity.REJECT)), PREPARER),
                new CostDeliveryHeld(
                        "imp-1",
                        delivery,
                        snapshots,
                        totals,
                        List.of(Samples.finding(Severity.HOLD)),
                        PREPARER),
                new CostDeliveryReleased("imp-1", snapshots, "checked", null, APPROVER));
    }

    private static List<Object> usage() {
        var delivery = Samples.delivery("bb");
        return List.of(
                new UsageDeliveryStaged("imp-2", delivery, PREPARER),
                new UsageLinesRecorded("imp-2", 0, Samples.usageLines()),
                new UsageDeliveryAccepted(
                        "imp-2", delivery, List.of(Samples.slice()), 1, "d2", List.of(), PREPARER),
                new UsageDeliveryRejected(
                        "imp-2", delivery, List.of(Samples.finding(Severity.REJECT)), PREPARER));
    }

    private static List<Object> slices() {
        var slice = Samples.slice("2026-10-31");
        return List.of(
                sliceFetched(null),
                new SliceFailed(slice.id(), slice, "THROTTLED", "answered 429", PREPARER));
    }

    private static SliceFetched sliceFetched(@Nullable Instant asOf) {
        var slice = Samples.slice("2026-10-31");
        return new SliceFetched(
                slice.id(),
                slice,
                Finality.PRELIMINARY,
                List.of("imp-2"),
                true,
                List.of("GET http://opencost:9003/allocation"),
                4,
                12_345,
                asOf,
                PREPARER);
    }

    private static List<Object> masterData() {
        return List.of(
                costCenterSet(null),
                new PolicyVersionDrafted(
                        POLICY, "standard", 1, "name: standard", "{}", "h1", PREPARER),
                new PolicyVersionSubmitted(POLICY, 1, "h1", PREPARER),
                new PolicyVersionEndorsed(POLICY, 1, "h1", OCTOBER, "finance", APPROVER),
                new PolicyVersionApproved(POLICY, 1, "h1", OCTOBER, APPROVER),
                new PolicyVersionSuperseded(POLICY, 1, 2, APPROVER),
                new JournalAcknowledged(
                        "erp/main/2026-10-000001",
                        "2026-10-000001",
                        Status.REJECTED,
                        null,
                        List.of("period closed"),
                        Samples.by("erp")));
    }

    private static CostCenterSet costCenterSet(@Nullable String changeId) {
        return new CostCenterSet(
                "register/main", 1, Samples.costCenter("CC-1", "payments"), changeId, PREPARER);
    }

    private static AdjustmentProposed openingProposed() {
        var content = Samples.opening("OPENING_BALANCE", "sp-1", "1000.005");
        return new AdjustmentProposed("adjustment-2", content, content.hash(), null, PREPARER);
    }

    private static List<Object> masterDataChanges() {
        var content = "{\"code\":\"CC-1\"}";
        return List.of(
                new ChangeProposed("change-1", "main", "cost-center", content, "h5", PREPARER),
                new ChangeApproved(
                        "change-1", "main", "cost-center", content, "h5", "preparer", APPROVER),
                new ChangeDeclined("change-1", "not ours", APPROVER),
                new ChangeCompleted("change-1", APPROVER),
                new ChangeFailed("change-1", "alias-taken", APPROVER));
    }

    private static List<Object> adjustments() {
        var content = Samples.accrual();
        return List.of(
                new AdjustmentProposed("adjustment-1", content, content.hash(), null, PREPARER),
                new AdjustmentApproved("adjustment-1", content.hash(), null, APPROVER),
                new AdjustmentDeclined("adjustment-1", "the bill is here", APPROVER),
                new AdjustmentPosted("adjustment-1", List.of("2026-10-000001"), APPROVER),
                new AdjustmentFailed("adjustment-1", "2026-10 is CLOSED", APPROVER));
    }

    private static List<Object> disputes() {
        var id = "2026-10-000001-0001-D1";
        return List.of(
                new DisputeRaised(id, Samples.dispute(), Samples.by("owner")),
                new DisputeWithdrawn(id, "it is ours", Samples.by("owner")),
                new DisputeDeclined(id, "the register says so", null, APPROVER),
                new DisputeAcceptedAsOpen(id, "the vendor answers in December", APPROVER),
                new DisputeSettled(
                        id, "adjustment-1", Samples.dispute().disputed(), null, APPROVER),
                new ChargesAccepted(
                        AcceptanceCommand.acceptanceId("main", OCTOBER, 1, "CC-1"),
                        Samples.accepted(),
                        Samples.by("ledger")));
    }

    private static List<Object> adoptions() {
        var content = Samples.adoption();
        return List.of(
                new AdoptionProposed("adoption-1", content, content.hash(), PREPARER),
                new AdoptionApproved("adoption-1", content.hash(), APPROVER),
                new AdoptionCompleted("adoption-1", List.of("adoption-1-2026-10"), APPROVER),
                new AdoptionFailed(
                        "adoption-1", "the month has moved on", List.of(OCTOBER), APPROVER));
    }

    private static List<Object> runs() {
        var inputs = Samples.inputs(1);
        var finding =
                new RunFinding(
                        "over-commitment",
                        "prod/n1/2026-10-01",
                        "1.2 of 1",
                        Samples.outcome("2").billed());
        return List.of(
                new RunStarted(
                        "run-1", RunKind.CHARGEBACK, inputs, inputs.fingerprint(), null, PREPARER),
                new SharesRecorded(
                        "run-1",
                        0,
                        List.of(Samples.share("CC-1", "1.5"), Samples.share("", "0.5"))),
                new RunComputed(
                        "run-1",
                        List.of(Samples.outcome("2")),
                        List.of(finding),
                        1,
                        "d3",
                        PREPARER),
                new RunFailed("run-1", "no usage", PREPARER),
                new RunPostingBegun("run-1", null, null, PREPARER),
                new RunPosted("run-1", List.of("2026-10-000001"), PREPARER));
    }

    private static List<Object> postings() {
        var expected = List.of(Samples.head(OCTOBER, "", 0));
        var heads = List.of(Samples.head(OCTOBER, "run-1", 1));
        return List.of(
                new PeriodOpened(JOURNAL, OCTOBER, PREPARER),
                new PostingBegun(JOURNAL, "run-1", OCTOBER, OCTOBER, 1, "d4", expected, PREPARER),
                new EntriesPosted(JOURNAL, OCTOBER, "run-1", 0, List.of(Given.firstEntry())),
                new PostingCompleted(JOURNAL, "run-1", OCTOBER, OCTOBER, 1, heads, PREPARER),
                new PostingAbandoned(JOURNAL, "run-1", OCTOBER, OCTOBER, PREPARER));
    }

    private static List<Object> periods() {
        return List.of(
                new TransitionProposed(
                        JOURNAL,
                        OCTOBER,
                        Transition.CLOSE,
                        "month end",
                        "h2",
                        null,
                        null,
                        null,
                        null,
                        PREPARER),
                new PeriodSoftClosed(JOURNAL, OCTOBER, null, APPROVER),
                new PeriodClosed(
                        JOURNAL,
                        OCTOBER,
                        1,
                        Given.firstEntry().hash(),
                        1,
                        1,
                        List.of(Samples.head(OCTOBER, "run-1", 1)),
                        Samples.met(),
                        "month end",
                        "preparer",
                        null,
                        Entry.NO_PREDECESSOR,
                        "h3",
                        APPROVER),
                new PeriodPermanentlyClosed(
                        JOURNAL, OCTOBER, "2026 is audited", "preparer", null, APPROVER),
                new PeriodReopened(JOURNAL, OCTOBER, "late bill", "preparer", null, APPROVER),
                JournalSnapshots.sample());
    }
}
