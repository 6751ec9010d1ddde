/** Allocation runs: what they were computed from, what they gave, and their shares. */
@NullMarked
package org.chargebackledger.projections.run;

import org.jspecify.annotations.NullMarked;
