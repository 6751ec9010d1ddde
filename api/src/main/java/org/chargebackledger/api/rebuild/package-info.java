/** Read models, dropped and built again from the events. */
@NullMarked
package org.chargebackledger.api.rebuild;

import org.jspecify.annotations.NullMarked;
