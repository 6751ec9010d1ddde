/** Allocation runs: inputs pinned, shares computed and recorded, entries posted. */
@NullMarked
package org.chargebackledger.api.run;

import org.jspecify.annotations.NullMarked;
