/** The interface's own description: OpenAPI and a page for it. */
@NullMarked
package org.chargebackledger.api.http.docs;

import org.jspecify.annotations.NullMarked;
