/** Fetching deliveries from services, slice by slice, so that nothing is skipped or half taken. */
@NullMarked
package org.chargebackledger.ingest.connector;

import org.jspecify.annotations.NullMarked;
