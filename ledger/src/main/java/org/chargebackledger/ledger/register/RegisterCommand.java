package org.chargebackledger.ledger.register;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What can be asked of a book's cost-center register. */
public sealed interface RegisterCommand {

    /**
     * Enters a cost center, or a new record of one; the same record again changes nothing.
     *
     * @param changeId the change that two persons decided; null while one may enter it alone
     */
    record SetCostCenter(
            @TargetAggregateIdentifier String registerId,
            CostCenter costCenter,
            @Nullable String changeId,
            Stamp stamp)
            implements RegisterCommand {

        /** Entered by one person, before anything is posted. */
        public SetCostCenter(String registerId, CostCenter costCenter, Stamp stamp) {
            this(registerId, costCenter, null, stamp);
        }
    }

    /** The register's stream id. */
    static String registerId(String book) {
        return "register/" + book;
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(CostCenterRegister.class);
    }
}
