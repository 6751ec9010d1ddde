/** Tests of the journal's read model. */
@NullMarked
package org.chargebackledger.projections.journal;

import org.jspecify.annotations.NullMarked;
