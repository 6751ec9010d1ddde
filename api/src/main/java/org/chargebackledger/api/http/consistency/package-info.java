/** Reading what was just written. */
@NullMarked
package org.chargebackledger.api.http.consistency;

import org.jspecify.annotations.NullMarked;
