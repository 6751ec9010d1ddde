/** Policy versions, where they stand and from when they hold. */
@NullMarked
package org.chargebackledger.projections.policy;

import org.jspecify.annotations.NullMarked;
