/** Tests of what hangs on runs. */
@NullMarked
package org.chargebackledger.projections.run;

import org.jspecify.annotations.NullMarked;
