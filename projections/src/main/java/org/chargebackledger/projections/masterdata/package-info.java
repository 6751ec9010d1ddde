/** Changes of master data: what was proposed, who decided, and what holds. */
@NullMarked
package org.chargebackledger.projections.masterdata;

import org.jspecify.annotations.NullMarked;
