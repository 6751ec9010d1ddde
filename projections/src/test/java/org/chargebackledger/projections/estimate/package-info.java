/** Tests of what is estimated. */
@NullMarked
package org.chargebackledger.projections.estimate;

import org.jspecify.annotations.NullMarked;
