/** When the service says that it is ready. */
@NullMarked
package org.chargebackledger.api.readiness;

import org.jspecify.annotations.NullMarked;
