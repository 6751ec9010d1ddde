/** Adjustments and accruals: proposed by one person, approved by another, posted. */
@NullMarked
package org.chargebackledger.api.adjustment;

import org.jspecify.annotations.NullMarked;
