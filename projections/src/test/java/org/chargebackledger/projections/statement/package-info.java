/** Tests of statements. */
@NullMarked
package org.chargebackledger.projections.statement;

import org.jspecify.annotations.NullMarked;
