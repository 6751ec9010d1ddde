/** How much of a run's cost was attributed by which rule. */
@NullMarked
package org.chargebackledger.projections.coverage;

import org.jspecify.annotations.NullMarked;
