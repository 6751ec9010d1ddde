/** Tests of the chain check. */
@NullMarked
package org.chargebackledger.projections.audit;

import org.jspecify.annotations.NullMarked;
