/** Connectors of a running service under test. */
@NullMarked
package org.chargebackledger.api.connector;

import org.jspecify.annotations.NullMarked;
