/** A real PostgreSQL that the service starts, keeps and stops itself. */
@NullMarked
package org.chargebackledger.api.storage.embedded;

import org.jspecify.annotations.NullMarked;
