/** Cut-off: what is posted in a month for the use of earlier ones. */
@NullMarked
package org.chargebackledger.projections.cutoff;

import org.jspecify.annotations.NullMarked;
