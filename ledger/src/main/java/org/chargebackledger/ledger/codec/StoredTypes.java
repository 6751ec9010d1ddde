package org.chargebackledger.ledger.codec;

import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentApproved;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentDeclined;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentFailed;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentPosted;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionApproved;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionCompleted;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionFailed;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionProposed;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFailed;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFetched;
import org.chargebackledger.ledger.dispute.AcceptanceEvent.ChargesAccepted;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeAcceptedAsOpen;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeDeclined;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeRaised;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeSettled;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeWithdrawn;
import org.chargebackledger.ledger.erp.ErpEvent.JournalAcknowledged;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryAccepted;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryReleased;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryStaged;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryRejected;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryStaged;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceApproved;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceProposed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.InvoiceRecorded;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every stored type, complete. STORED FORMAT: a name stays for ever; a class may move, a changed
 * shape raises the revision and brings an upcaster.
 */
public final class StoredTypes {

    private static final String FIRST = "1";

    private static final List<StoredType> ALL =
            List.of(
                    first(
                            "CostImport.Staged",
                            CostDeliveryStaged.class,
                            "A cost delivery's files arrived and are kept."),
                    first(
                            "CostImport.LinesRecorded",
                            CostLinesRecorded.class,
                            "One block of cost lines; it counts once the delivery does."),
                    first(
                            "CostImport.Accepted",
                            CostDeliveryAccepted.class,
                            "From here the delivery's snapshots are the current ones."),
                    first(
                            "CostImport.Rejected",
                            CostDeliveryRejected.class,
                            "Nothing of the delivery counts."),
                    first(
                            "CostImport.Held",
                            CostDeliveryHeld.class,
                            "The delivery waits for a second person."),
                    first(
                            "CostImport.Released",
                            CostDeliveryReleased.class,
                            "A second person accepted the held delivery."),
                    first(
                            "UsageImport.Staged",
                            UsageDeliveryStaged.class,
                            "A usage delivery's files arrived and are kept."),
                    first(
                            "UsageImport.LinesRecorded",
                            UsageLinesRecorded.class,
                            "One block of readings; it counts once the delivery does."),
                    first(
                            "UsageImport.Accepted",
                            UsageDeliveryAccepted.class,
                            "From here the readings count for the days they cover."),
                    first(
                            "UsageImport.Rejected",
                            UsageDeliveryRejected.class,
                            "Nothing of the delivery counts."),
                    first(
                            "ConnectorSlice.Fetched",
                            SliceFetched.class,
                            "A service answered all of a slice."),
                    first(
                            "ConnectorSlice.Failed",
                            SliceFailed.class,
                            "A slice is not to be had for now, and why."),
                    first(
                            "CostCenterRegister.CostCenterSet",
                            CostCenterSet.class,
                            "A cost center's record was entered."),
                    first(
                            "AllocationPolicy.Drafted",
                            PolicyVersionDrafted.class,
                            "A version was drafted and is frozen."),
                    first(
                            "AllocationPolicy.Submitted",
                            PolicyVersionSubmitted.class,
                            "A version awaits approval."),
                    first(
                            "AllocationPolicy.Endorsed",
                            PolicyVersionEndorsed.class,
                            "One of several approvers agreed to a version."),
                    first(
                            "AllocationPolicy.Approved",
                            PolicyVersionApproved.class,
                            "A version counts from a period on."),
                    first(
                            "AllocationPolicy.Superseded",
                            PolicyVersionSuperseded.class,
                            "Another version takes over all of its periods."),
                    first(
                            "PolicyAdoption.Proposed",
                            AdoptionProposed.class,
                            "A version is to hold in months that are posted."),
                    first(
                            "PolicyAdoption.Approved",
                            AdoptionApproved.class,
                            "A second person approved exactly what was proposed."),
                    first(
                            "PolicyAdoption.Completed",
                            AdoptionCompleted.class,
                            "The differences of every month are posted."),
                    first(
                            "PolicyAdoption.Failed",
                            AdoptionFailed.class,
                            "Not every month could be posted, and why."),
                    first(
                            "Adjustment.Proposed",
                            AdjustmentProposed.class,
                            "Something is to be posted that no run computes."),
                    first(
                            "Adjustment.Approved",
                            AdjustmentApproved.class,
                            "A second person approved exactly what was proposed."),
                    first(
                            "Adjustment.Declined",
                            AdjustmentDeclined.class,
                            "It was declined or withdrawn, and why."),
                    first(
                            "Adjustment.Posted",
                            AdjustmentPosted.class,
                            "The journal has its entries."),
                    first(
                            "Adjustment.Failed",
                            AdjustmentFailed.class,
                            "The journal refused it, and why."),
                    first(
                            "Dispute.Raised",
                            DisputeRaised.class,
                            "A cost center objects to a posting; the evidence is frozen."),
                    first(
                            "Dispute.Withdrawn",
                            DisputeWithdrawn.class,
                            "The objection was taken back, and why."),
                    first("Dispute.Declined", DisputeDeclined.class, "The charge stays, and why."),
                    first(
                            "Dispute.AcceptedAsOpen",
                            DisputeAcceptedAsOpen.class,
                            "The month may close with it, and why."),
                    first(
                            "Dispute.Settled",
                            DisputeSettled.class,
                            "The outcome of two persons is posted."),
                    first(
                            "Acceptance.ChargesAccepted",
                            ChargesAccepted.class,
                            "Nobody disputed a close in time: silence is acceptance."),
                    first(
                            "Invoice.Recorded",
                            InvoiceRecorded.class,
                            "What a provider prints became known, or was corrected."),
                    first(
                            "Invoice.AcceptanceProposed",
                            AcceptanceProposed.class,
                            "A difference above tolerance is to be accepted, and why."),
                    first(
                            "Invoice.AcceptanceApproved",
                            AcceptanceApproved.class,
                            "A second person accepted exactly that difference."),
                    first("AllocationRun.Started", RunStarted.class, "A run's inputs are pinned."),
                    first(
                            "AllocationRun.SharesRecorded",
                            SharesRecorded.class,
                            "One block of shares; it counts once the run is computed."),
                    first("AllocationRun.Computed", RunComputed.class, "The run's exact outcome."),
                    first(
                            "AllocationRun.Failed",
                            RunFailed.class,
                            "The run has no outcome, and why."),
                    first(
                            "AllocationRun.PostingBegun",
                            RunPostingBegun.class,
                            "The journal has begun to post the run."),
                    first(
                            "AllocationRun.Posted",
                            RunPosted.class,
                            "The journal has all of the run's entries."),
                    first("Journal.PeriodOpened", PeriodOpened.class, "A period takes postings."),
                    first(
                            "Journal.PostingBegun",
                            PostingBegun.class,
                            "A run's entries are announced."),
                    first(
                            "Journal.EntriesPosted",
                            EntriesPosted.class,
                            "Entries were numbered, chained and posted."),
                    first(
                            "Journal.PostingCompleted",
                            PostingCompleted.class,
                            "All of a run's entries are posted; it is the head."),
                    first(
                            "Journal.TransitionProposed",
                            TransitionProposed.class,
                            "A change of a period's state awaits approval."),
                    first(
                            "Journal.PeriodSoftClosed",
                            PeriodSoftClosed.class,
                            "A period takes no more runs."),
                    first(
                            "Journal.PeriodClosed",
                            PeriodClosed.class,
                            "A period's content is final."),
                    first(
                            "Journal.PeriodPermanentlyClosed",
                            PeriodPermanentlyClosed.class,
                            "A closed period is never reopened."),
                    first(
                            "Journal.PeriodReopened",
                            PeriodReopened.class,
                            "A period takes postings again."),
                    first(
                            "ErpDelivery.JournalAcknowledged",
                            JournalAcknowledged.class,
                            "The finance system answered for an entry."),
                    new StoredType(
                            "Journal",
                            "3",
                            JournalCommand.decidedBy().getFirst(),
                            "Snapshot of a journal's state."));

    private static final Map<String, StoredType> BY_NAME = index(StoredType::name);
    private static final Map<Class<?>, StoredType> BY_CLASS = index(StoredType::type);

    private StoredTypes() {}

    /** In the order of the features. */
    public static List<StoredType> all() {
        return ALL;
    }

    static Optional<StoredType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Optional<StoredType> of(Class<?> type) {
        return Optional.ofNullable(BY_CLASS.get(type));
    }

    private static StoredType first(String name, Class<?> type, String meaning) {
        return new StoredType(name, FIRST, type, meaning);
    }

    private static <K> Map<K, StoredType> index(Function<StoredType, K> key) {
        return ALL.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
