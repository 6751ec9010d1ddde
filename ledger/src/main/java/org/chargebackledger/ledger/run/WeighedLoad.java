package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;

import java.math.BigInteger;

/**
 * A load of a resource with what the policy says it counts.
 *
 * @param weight of one unit of the resource against the others'; zero where there is none of it
 */
record WeighedLoad(Resource resource, Load load, BigInteger weight) {

    /**
     * Weighs a load.
     *
     * @throws Refusal if the machine has GPUs that the policy gives no weight
     */
    static WeighedLoad of(Resource resource, Load load, NodeSplitPolicy policy) {
        var weight = resource.weight(policy);
        if (weight == null && load.whole().signum() > 0) {
            throw Refusal.invalid(
                    "gpu-weight-missing", "a node has GPUs, and the policy gives them no weight");
        }
        return new WeighedLoad(
                resource, load, weight == null ? BigInteger.ZERO : weight.unscaled());
    }

    BigInteger value(BigInteger capacity) {
        return weight.multiply(capacity);
    }
}
