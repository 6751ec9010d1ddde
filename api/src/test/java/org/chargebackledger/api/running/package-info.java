/** A running service for tests. */
@NullMarked
package org.chargebackledger.api.running;

import org.jspecify.annotations.NullMarked;
