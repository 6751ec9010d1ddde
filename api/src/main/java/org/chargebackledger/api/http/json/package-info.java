/** How values are written in JSON and read from it. */
@NullMarked
package org.chargebackledger.api.http.json;

import org.jspecify.annotations.NullMarked;
