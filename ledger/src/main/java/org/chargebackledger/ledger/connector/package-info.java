/** What was fetched from services, slice by slice, and what could not be. */
@NullMarked
package org.chargebackledger.ledger.connector;

import org.jspecify.annotations.NullMarked;
