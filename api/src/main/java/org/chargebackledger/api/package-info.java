/** The runnable service: everything the world talks to, and the only Spring configuration. */
@NullMarked
package org.chargebackledger.api;

import org.jspecify.annotations.NullMarked;
