package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.KnownRun;

/** Whoever answers for what reaches no cost center answers for what nothing explains. */
final class UnattributedOwner {

    private UnattributedOwner() {}

    static String of(Registers registers, KnownRun run, AllocationPolicyDocument policy) {
        var inputs = run.inputs();
        return registers
                .asOf(inputs.book(), inputs.registerVersion())
                .byCode(policy.unattributed(), inputs.period().lastDay())
                .map(CostCenter::owner)
                .filter(owner -> !owner.isEmpty())
                .orElse(policy.unattributed());
    }
}
