/**
 * Two books of two entities and two currencies in memory, in which anybody tries anything at any
 * time: bills, rates, moves between entities, runs, late runs, reviews, disputes, closes. The real
 * aggregates decide and the real arithmetic computes; a model of the ledger, as simple as it can
 * be, says what must come of it.
 */
@NullMarked
package org.chargebackledger.ledger.walk;

import org.jspecify.annotations.NullMarked;
