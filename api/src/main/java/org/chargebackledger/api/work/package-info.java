/** Work that outlives a request: done one after the other, taken up again after a crash. */
@NullMarked
package org.chargebackledger.api.work;

import org.jspecify.annotations.NullMarked;
