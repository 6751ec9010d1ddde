/** The service killed while it works, and what it finds afterwards. */
@NullMarked
package org.chargebackledger.api.crash;

import org.jspecify.annotations.NullMarked;
