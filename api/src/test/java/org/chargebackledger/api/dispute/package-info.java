/** Disputes of the worked month. */
@NullMarked
package org.chargebackledger.api.dispute;

import org.jspecify.annotations.NullMarked;
