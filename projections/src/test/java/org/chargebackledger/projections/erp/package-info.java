/** Tests of the finance system's feed. */
@NullMarked
package org.chargebackledger.projections.erp;

import org.jspecify.annotations.NullMarked;
