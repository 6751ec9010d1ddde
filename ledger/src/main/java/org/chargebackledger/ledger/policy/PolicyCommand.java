package org.chargebackledger.ledger.policy;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/** What can be asked of an allocation policy, which is a name and its versions. */
public sealed interface PolicyCommand {

    /**
     * Drafts the next version; a text that means the same as the latest version adds none.
     *
     * @param text the document as it was written, YAML or JSON
     * @param document what it means, as canonical JSON
     * @param hash SHA-256 of {@code document}
     */
    record DraftPolicyVersion(
            @TargetAggregateIdentifier String policyId,
            String name,
            String text,
            String document,
            String hash,
            Stamp stamp)
            implements PolicyCommand {}

    record SubmitPolicyVersion(@TargetAggregateIdentifier String policyId, int version, Stamp stamp)
            implements PolicyCommand {}

    /**
     * Approves a submitted version from a period on; not by one who drafted or submitted it.
     *
     * @param hash of the content that the approver has read
     * @param required the disciplines whose approval a version needs, each from another person;
     *     none where one approver is enough
     * @param as the disciplines that the approver may speak for
     */
    record ApprovePolicyVersion(
            @TargetAggregateIdentifier String policyId,
            int version,
            String hash,
            Period effectiveFrom,
            List<String> required,
            List<String> as,
            Stamp stamp)
            implements PolicyCommand {}

    /** The policy's stream id. */
    static String policyId(String book, String name) {
        return "policy/" + book + "/" + name;
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(AllocationPolicy.class);
    }
}
