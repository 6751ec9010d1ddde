package org.chargebackledger.ledger.policy.document;

/**
 * Shared cost that is collected and then split.
 *
 * @param fallback the cost center that bears it when its basis sums to zero
 */
public record Pool(String id, Basis basis, Scope scope, String fallback) {}
