/** Adjustments and accruals: what was proposed, who decided, and what is posted. */
@NullMarked
package org.chargebackledger.projections.adjustment;

import org.jspecify.annotations.NullMarked;
