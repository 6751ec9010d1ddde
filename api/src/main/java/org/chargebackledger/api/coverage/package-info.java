/** How much of a month's pods and money says whose it is, and the policy that makes it more. */
@NullMarked
package org.chargebackledger.api.coverage;

import org.jspecify.annotations.NullMarked;
