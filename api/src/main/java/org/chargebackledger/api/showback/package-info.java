/** Showback over HTTP. */
@NullMarked
package org.chargebackledger.api.showback;

import org.jspecify.annotations.NullMarked;
