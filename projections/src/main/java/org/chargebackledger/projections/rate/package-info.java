/** The rates of exchange that two persons approved. */
@NullMarked
package org.chargebackledger.projections.rate;

import org.jspecify.annotations.NullMarked;
