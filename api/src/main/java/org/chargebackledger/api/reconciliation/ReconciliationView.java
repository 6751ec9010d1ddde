package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A reconciliation as it is served.
 *
 * @param asOf the last entry looked at
 * @param run the one posted last; absent before the first
 * @param grain by cost center and service; empty unless asked for
 */
record ReconciliationView(
        Period period,
        long asOf,
        boolean reconciled,
        List<AccountView> accounts,
        @Nullable RunView run,
        List<PrepaidView> prepaid,
        List<GrainView> grain) {}
