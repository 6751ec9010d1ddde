/** Every error as problem+json of RFC 9457. */
@NullMarked
package org.chargebackledger.api.http.problem;

import org.jspecify.annotations.NullMarked;
