package org.chargebackledger.ledger.register;

import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What can have happened to a cost-center register. STORED FORMAT: names and components are read
 * back for years; see docs/events.
 */
public sealed interface RegisterEvent {

    /**
     * A record was entered.
     *
     * @param version the register's version from here on, 1, 2, 3 …
     * @param changeId the change that two persons decided; null where one entered it alone
     */
    record CostCenterSet(
            String registerId,
            int version,
            CostCenter costCenter,
            @Nullable String changeId,
            Stamp stamp)
            implements RegisterEvent {}
}
