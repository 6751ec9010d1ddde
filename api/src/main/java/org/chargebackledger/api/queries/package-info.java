/** The read models' queries, made known to Spring. */
@NullMarked
package org.chargebackledger.api.queries;

import org.jspecify.annotations.NullMarked;
