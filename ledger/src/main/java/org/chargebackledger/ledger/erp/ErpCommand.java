package org.chargebackledger.ledger.erp;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What can be asked of the delivery of one entry to the finance system. */
public sealed interface ErpCommand {

    /**
     * Records the answer; the same answer again changes nothing, another one after POSTED is
     * refused.
     */
    record AcknowledgeJournal(
            @TargetAggregateIdentifier String deliveryId,
            String number,
            ErpEvent.Status status,
            @Nullable String documentNumber,
            List<String> reasons,
            Stamp stamp)
            implements ErpCommand {}

    /** The stream id of one entry's delivery. */
    static String deliveryId(String book, String number) {
        return "erp/" + book + "/" + number;
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(ErpDelivery.class);
    }
}
