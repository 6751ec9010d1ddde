/** Everything that is read: over HTTP and in a browser, on a company of our own. */
@NullMarked
package org.chargebackledger.api.reading;

import org.jspecify.annotations.NullMarked;
