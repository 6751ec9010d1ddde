/** Checks a journal from its served bytes alone, without a database. */
@NullMarked
package org.chargebackledger.projections.audit;

import org.jspecify.annotations.NullMarked;
