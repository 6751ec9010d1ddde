/** From a posted cent back to its bill lines, and forward again. */
@NullMarked
package org.chargebackledger.api.explanation;

import org.jspecify.annotations.NullMarked;
