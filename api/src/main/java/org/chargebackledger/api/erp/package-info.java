/** The finance system's feed and its answers over HTTP. */
@NullMarked
package org.chargebackledger.api.erp;

import org.jspecify.annotations.NullMarked;
