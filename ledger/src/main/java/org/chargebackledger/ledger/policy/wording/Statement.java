package org.chargebackledger.ledger.policy.wording;

/**
 * One thing that a policy says.
 *
 * @param section it stands in
 * @param topic what it is about, by which it is found in another version
 * @param text whole sentences
 */
record Statement(String section, String topic, String text) {}
