/** Writes that may be sent twice: the Idempotency-Key. */
@NullMarked
package org.chargebackledger.api.http.idempotency;

import org.jspecify.annotations.NullMarked;
