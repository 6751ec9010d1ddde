package org.chargebackledger.ledger.dispute;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/** What can be asked of a cost center's acceptance of one close. */
public sealed interface AcceptanceCommand {

    /** Records that the window has passed; a second time changes nothing. */
    record RecordAcceptance(
            @TargetAggregateIdentifier String acceptanceId, Accepted accepted, Stamp stamp)
            implements AcceptanceCommand {}

    /** The stream of what a cost center accepts of one close of a month. */
    static String acceptanceId(String book, Period period, int revision, String costCenter) {
        return "acceptance-%s-%s-%d-%s".formatted(book, period, revision, costCenter);
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(Acceptance.class);
    }
}
