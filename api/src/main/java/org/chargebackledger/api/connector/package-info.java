/** Connectors at work: configured, scheduled, their slices fetched and handed in as deliveries. */
@NullMarked
package org.chargebackledger.api.connector;

import org.jspecify.annotations.NullMarked;
