/** Axon on PostgreSQL: commands in, events stored, read models kept up with them. */
@NullMarked
package org.chargebackledger.api.engine;

import org.jspecify.annotations.NullMarked;
