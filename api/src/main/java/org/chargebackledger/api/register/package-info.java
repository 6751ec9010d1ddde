/** The cost-center register over HTTP. */
@NullMarked
package org.chargebackledger.api.register;

import org.jspecify.annotations.NullMarked;
