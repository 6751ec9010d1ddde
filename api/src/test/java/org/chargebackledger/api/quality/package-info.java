/** Rules about the source itself, as tests. */
@NullMarked
package org.chargebackledger.api.quality;

import org.jspecify.annotations.NullMarked;
