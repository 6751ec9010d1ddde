/** Tests of what owners are told. */
@NullMarked
package org.chargebackledger.projections.notice;

import org.jspecify.annotations.NullMarked;
