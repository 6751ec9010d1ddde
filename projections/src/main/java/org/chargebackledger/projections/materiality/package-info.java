/** Materiality: what was charged otherwise for closed months, and what two persons chose. */
@NullMarked
package org.chargebackledger.projections.materiality;

import org.jspecify.annotations.NullMarked;
