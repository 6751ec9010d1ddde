/** How far connectors have come: each slice with its last answer and its last failure. */
@NullMarked
package org.chargebackledger.projections.connector;

import org.jspecify.annotations.NullMarked;
