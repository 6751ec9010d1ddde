/** Label coverage and the policy that asks for labels. */
@NullMarked
package org.chargebackledger.api.coverage;

import org.jspecify.annotations.NullMarked;
