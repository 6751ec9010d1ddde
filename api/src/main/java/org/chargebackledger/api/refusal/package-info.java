/** Refused commands: how they travel from the aggregate that refused, and where they are logged. */
@NullMarked
package org.chargebackledger.api.refusal;

import org.jspecify.annotations.NullMarked;
