package org.chargebackledger.ledger.policy;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.time.Period;

/**
 * What can have happened to an allocation policy. STORED FORMAT: names and components are read back
 * for years; see docs/events.
 */
public sealed interface PolicyEvent {

    String policyId();

    /**
     * A version was drafted.
     *
     * @param hash SHA-256 of the parsed document as canonical JSON
     * @param document that canonical JSON
     */
    record PolicyVersionDrafted(
            String policyId,
            String name,
            int version,
            String text,
            String document,
            String hash,
            Stamp stamp)
            implements PolicyEvent {}

    record PolicyVersionSubmitted(String policyId, int version, String hash, Stamp stamp)
            implements PolicyEvent {}

    /**
     * One of several approvers agreed.
     *
     * @param discipline that they spoke for
     */
    record PolicyVersionEndorsed(
            String policyId,
            int version,
            String hash,
            Period effectiveFrom,
            String discipline,
            Stamp stamp)
            implements PolicyEvent {}

    record PolicyVersionApproved(
            String policyId, int version, String hash, Period effectiveFrom, Stamp stamp)
            implements PolicyEvent {}

    /** Another version takes over from a period at or before this one's own. */
    record PolicyVersionSuperseded(String policyId, int version, int by, Stamp stamp)
            implements PolicyEvent {}
}
