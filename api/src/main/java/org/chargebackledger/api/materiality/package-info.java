/** Materiality: approved thresholds, and whether a run of a closed month may be posted at once. */
@NullMarked
package org.chargebackledger.api.materiality;

import org.jspecify.annotations.NullMarked;
