package org.chargebackledger.ledger.adoption;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/** What can be asked of one adoption of a policy version. */
public sealed interface AdoptionCommand {

    /** Proposes it; the same proposal again changes nothing. */
    record ProposeAdoption(
            @TargetAggregateIdentifier String adoptionId, AdoptionContent content, Stamp stamp)
            implements AdoptionCommand {}

    /**
     * Approves exactly what has this hash; not by the person who proposed it.
     *
     * @param contentHash as the proposal has it
     */
    record ApproveAdoption(
            @TargetAggregateIdentifier String adoptionId, String contentHash, Stamp stamp)
            implements AdoptionCommand {}

    /**
     * Reports that every month is posted.
     *
     * @param runs one for each month, in the proposal's order
     */
    record CompleteAdoption(
            @TargetAggregateIdentifier String adoptionId, List<String> runs, Stamp stamp)
            implements AdoptionCommand {}

    /** Reports that it could not be posted; months that were posted before stay posted. */
    record FailAdoption(
            @TargetAggregateIdentifier String adoptionId,
            String reason,
            List<Period> posted,
            Stamp stamp)
            implements AdoptionCommand {}

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(PolicyAdoption.class);
    }
}
