/** The cost-center register as of any of its versions. */
@NullMarked
package org.chargebackledger.projections.register;

import org.jspecify.annotations.NullMarked;
