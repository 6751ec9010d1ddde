/** Adjustments and accruals on the running service. */
@NullMarked
package org.chargebackledger.api.adjustment;

import org.jspecify.annotations.NullMarked;
