package org.chargebackledger.api.simulation;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.projections.policy.PolicyVersion;

/**
 * The policy to simulate: a version of any status, or a text that is saved nowhere.
 *
 * @param version 0 for a text that is no version
 */
public record PolicyText(AllocationPolicyDocument document, int version) {

    /** A version as it was drafted. */
    public static PolicyText of(PolicyVersion version) {
        return new PolicyText(AllocationPolicyDocument.parse(version.text()), version.version());
    }

    /**
     * A text, YAML or JSON.
     *
     * @throws org.chargebackledger.ledger.audit.Refusal {@code policy-invalid}, with line and
     *     column
     */
    public static PolicyText of(String text) {
        return new PolicyText(AllocationPolicyDocument.parse(text), 0);
    }

    /** The same inputs with this policy in place of theirs. */
    public RunInputs replacing(RunInputs inputs) {
        return inputs.under(document.name(), version, document.hash());
    }
}
