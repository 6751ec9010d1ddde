/** Whose cost center is whose. */
@NullMarked
package org.chargebackledger.api.ownership;

import org.jspecify.annotations.NullMarked;
