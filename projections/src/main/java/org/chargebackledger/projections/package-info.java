/** The read models as a whole: what fills them and what answers from them. */
@NullMarked
package org.chargebackledger.projections;

import org.jspecify.annotations.NullMarked;
