package org.chargebackledger.projections.policy;

import org.chargebackledger.ledger.time.Period;

import java.time.Instant;

/**
 * One of several approvals that a policy version needs.
 *
 * @param discipline that the approver spoke for, such as {@code finance}
 */
public record PolicyEndorsement(String by, String discipline, Period effectiveFrom, Instant at) {}
