/** Lists in pages: a limit, an opaque cursor, one snapshot. */
@NullMarked
package org.chargebackledger.api.http.page;

import org.jspecify.annotations.NullMarked;
