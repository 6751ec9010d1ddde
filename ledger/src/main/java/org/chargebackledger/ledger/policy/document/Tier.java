package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

/**
 * A part of a metric's scale and what a unit in it weighs.
 *
 * @param upTo where it ends, counted from zero; null for the last one, which never ends
 * @param rate weight of one unit; zero for units that are free
 */
public record Tier(@Nullable Exact upTo, Exact rate) {}
