package org.chargebackledger.ledger.codec;

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
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionApproved;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionDrafted;
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
                    first("CostImport.Staged", CostDeliveryStaged.class, "cost files arrived"),
                    first("CostImport.LinesRecorded", CostLinesRecorded.class, "a block of lines"),
                    first("CostImport.Accepted", CostDeliveryAccepted.class, "its snapshots count"),
                    first("CostImport.Rejected", CostDeliveryRejected.class, "nothing counts"),
                    first("CostImport.Held", CostDeliveryHeld.class, "waits for a second person"),
                    first("CostImport.Released", CostDeliveryReleased.class, "accepted after all"),
                    first("UsageImport.Staged", UsageDeliveryStaged.class, "usage files arrived"),
                    first("UsageImport.LinesRecorded", UsageLinesRecorded.class, "a block of them"),
                    first("UsageImport.Accepted", UsageDeliveryAccepted.class, "its days count"),
                    first("UsageImport.Rejected", UsageDeliveryRejected.class, "nothing counts"),
                    first("CostCenterRegister.CostCenterSet", CostCenterSet.class, "a new record"),
                    first("AllocationPolicy.Drafted", PolicyVersionDrafted.class, "a new version"),
                    first(
                            "AllocationPolicy.Submitted",
                            PolicyVersionSubmitted.class,
                            "for approval"),
                    first(
                            "AllocationPolicy.Approved",
                            PolicyVersionApproved.class,
                            "from a period on"),
                    first(
                            "AllocationPolicy.Superseded",
                            PolicyVersionSuperseded.class,
                            "by another"),
                    first("AllocationRun.Started", RunStarted.class, "inputs are pinned"),
                    first(
                            "AllocationRun.SharesRecorded",
                            SharesRecorded.class,
                            "a block of shares"),
                    first("AllocationRun.Computed", RunComputed.class, "the exact outcome"),
                    first("AllocationRun.Failed", RunFailed.class, "no outcome, and why"),
                    first("AllocationRun.PostingBegun", RunPostingBegun.class, "the journal began"),
                    first("AllocationRun.Posted", RunPosted.class, "the journal has its entries"),
                    first("Journal.PeriodOpened", PeriodOpened.class, "a month takes postings"),
                    first("Journal.PostingBegun", PostingBegun.class, "a run's entries will come"),
                    first("Journal.EntriesPosted", EntriesPosted.class, "numbered and chained"),
                    first("Journal.PostingCompleted", PostingCompleted.class, "all of them came"),
                    first(
                            "Journal.TransitionProposed",
                            TransitionProposed.class,
                            "awaits approval"),
                    first("Journal.PeriodSoftClosed", PeriodSoftClosed.class, "by approval only"),
                    first("Journal.PeriodClosed", PeriodClosed.class, "never moves again"),
                    first("Journal.PeriodReopened", PeriodReopened.class, "takes postings again"),
                    first(
                            "ErpDelivery.JournalAcknowledged",
                            JournalAcknowledged.class,
                            "an answer"),
                    first(
                            "Journal",
                            JournalCommand.decidedBy().getFirst(),
                            "snapshot of a journal"));

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
