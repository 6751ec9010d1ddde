/** What cost models say clusters cost, beside what their bill says. */
@NullMarked
package org.chargebackledger.projections.estimate;

import org.jspecify.annotations.NullMarked;
