/** Slices as they are shown, under test. */
@NullMarked
package org.chargebackledger.projections.connector;

import org.jspecify.annotations.NullMarked;
