/** Posted entries as they are served, periods, trial balances and what is posted so far. */
@NullMarked
package org.chargebackledger.projections.journal;

import org.jspecify.annotations.NullMarked;
