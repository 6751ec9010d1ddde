package org.chargebackledger.ledger.register;

import java.util.List;

/** What a proposed record must be before anybody is asked to approve it. */
public final class RegisterRules {

    private RegisterRules() {}

    /** Refuses a record that the register would refuse. */
    public static void check(List<CostCenter> entered, CostCenter record) {
        CostCenterRules.check(record);
        var names = new NamesOverTime();
        entered.forEach(names::enter);
        names.requireFree(record);
    }

    /** Whether the register says just that already. */
    public static boolean holds(List<CostCenter> entered, CostCenter record) {
        var names = new NamesOverTime();
        entered.forEach(names::enter);
        return names.holds(record);
    }
}
