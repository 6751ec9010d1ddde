/** What must hold after whatever users do, seen through the running service. */
@NullMarked
package org.chargebackledger.api.invariants;

import org.jspecify.annotations.NullMarked;
