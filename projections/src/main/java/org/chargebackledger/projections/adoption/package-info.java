/** Adoptions of policy versions for posted months: what was proposed, and what became of it. */
@NullMarked
package org.chargebackledger.projections.adoption;

import org.jspecify.annotations.NullMarked;
