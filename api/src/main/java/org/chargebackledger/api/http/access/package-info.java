/** Who is asking, and who may call what. */
@NullMarked
package org.chargebackledger.api.http.access;

import org.jspecify.annotations.NullMarked;
