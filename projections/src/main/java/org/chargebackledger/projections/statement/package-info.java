/**
 * Statements: what a cost center owes for a period, as of an entry, in the same bytes each time.
 */
@NullMarked
package org.chargebackledger.projections.statement;

import org.jspecify.annotations.NullMarked;
