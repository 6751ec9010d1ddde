/** Who is at the door. */
@NullMarked
package org.chargebackledger.api.security;

import org.jspecify.annotations.NullMarked;
