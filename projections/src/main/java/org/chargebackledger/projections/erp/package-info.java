/** The finance system's feed: entries with their accounts mapped, and how it answered. */
@NullMarked
package org.chargebackledger.projections.erp;

import org.jspecify.annotations.NullMarked;
