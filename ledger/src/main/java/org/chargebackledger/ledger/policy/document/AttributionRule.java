package org.chargebackledger.ledger.policy.document;

/** One rule of an ordered list, of which the first that matches decides. */
public record AttributionRule(String id, Match match, Target to) {}
