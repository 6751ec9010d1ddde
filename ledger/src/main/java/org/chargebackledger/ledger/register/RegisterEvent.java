package org.chargebackledger.ledger.register;

import org.chargebackledger.ledger.audit.Stamp;

/**
 * What can have happened to a cost-center register. STORED FORMAT: names and components are read
 * back for years; see docs/events.
 */
public sealed interface RegisterEvent {

    /**
     * A record was entered.
     *
     * @param version the register's version from here on, 1, 2, 3 …
     */
    record CostCenterSet(String registerId, int version, CostCenter costCenter, Stamp stamp)
            implements RegisterEvent {}
}
