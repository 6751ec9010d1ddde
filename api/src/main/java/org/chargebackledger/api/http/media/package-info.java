/** Which form of an answer a caller wants. */
@NullMarked
package org.chargebackledger.api.http.media;

import org.jspecify.annotations.NullMarked;
