package org.chargebackledger.ledger.adjustment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What can be asked of one adjustment. */
public sealed interface AdjustmentCommand {

    /**
     * Proposes it; the same proposal again changes nothing.
     *
     * @param notifies cost center whose owner must know of it before anybody approves
     */
    record ProposeAdjustment(
            @TargetAggregateIdentifier String adjustmentId,
            AdjustmentContent content,
            @Nullable String notifies,
            Stamp stamp)
            implements AdjustmentCommand {}

    /**
     * Approves exactly what has this hash; not by the person who proposed it.
     *
     * @param contentHash as the proposal has it
     * @param ownerTold that the owner of the cost center which the proposal notifies knows of it;
     *     without that it is refused as {@code owner-not-notified}
     */
    record ApproveAdjustment(
            @TargetAggregateIdentifier String adjustmentId,
            String contentHash,
            @Nullable OwnerTold ownerTold,
            Stamp stamp)
            implements AdjustmentCommand {}

    /** Declines it, or withdraws it if whoever proposed it does so. */
    record DeclineAdjustment(
            @TargetAggregateIdentifier String adjustmentId, String reason, Stamp stamp)
            implements AdjustmentCommand {}

    /**
     * Reports that it is posted.
     *
     * @param numbers of its entries
     */
    record CompleteAdjustment(
            @TargetAggregateIdentifier String adjustmentId, List<String> numbers, Stamp stamp)
            implements AdjustmentCommand {}

    /** Reports that the journal refused it, such as because the period has closed meanwhile. */
    record FailAdjustment(
            @TargetAggregateIdentifier String adjustmentId, String reason, Stamp stamp)
            implements AdjustmentCommand {}

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(Adjustment.class);
    }
}
