/** Tests of deliveries' read model. */
@NullMarked
package org.chargebackledger.projections.imports;

import org.jspecify.annotations.NullMarked;
