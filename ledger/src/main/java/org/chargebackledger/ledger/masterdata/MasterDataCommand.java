package org.chargebackledger.ledger.masterdata;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;

import java.util.List;

/** What can be asked of one change of master data. */
public sealed interface MasterDataCommand {

    /**
     * Proposes it; the same proposal again changes nothing.
     *
     * @param kind a word such as {@code cost-center}
     * @param content canonical JSON text
     */
    record ProposeChange(
            @TargetAggregateIdentifier String changeId,
            String book,
            String kind,
            String content,
            Stamp stamp)
            implements MasterDataCommand {}

    /**
     * Approves exactly what has this hash; not by the person who proposed it.
     *
     * @param contentHash as the proposal has it
     */
    record ApproveChange(
            @TargetAggregateIdentifier String changeId, String contentHash, Stamp stamp)
            implements MasterDataCommand {}

    /** Declines it, or withdraws it if whoever proposed it does so. */
    record DeclineChange(@TargetAggregateIdentifier String changeId, String reason, Stamp stamp)
            implements MasterDataCommand {}

    /** Reports that what follows from it is done. */
    record CompleteChange(@TargetAggregateIdentifier String changeId, Stamp stamp)
            implements MasterDataCommand {}

    /** Reports that it was refused where it had to be carried out. */
    record FailChange(@TargetAggregateIdentifier String changeId, String reason, Stamp stamp)
            implements MasterDataCommand {}

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(MasterDataChange.class);
    }
}
