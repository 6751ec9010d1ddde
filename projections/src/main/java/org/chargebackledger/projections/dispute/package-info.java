/** Disputes and silent acceptance: what was raised, how it ended, whom silence binds. */
@NullMarked
package org.chargebackledger.projections.dispute;

import org.jspecify.annotations.NullMarked;
