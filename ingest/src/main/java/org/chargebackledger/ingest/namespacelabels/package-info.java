/** Our own CSV form of namespace labels over time. */
@NullMarked
package org.chargebackledger.ingest.namespacelabels;

import org.jspecify.annotations.NullMarked;
