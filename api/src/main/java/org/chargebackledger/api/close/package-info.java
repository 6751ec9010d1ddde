/** A period's life over HTTP: opened, soft-closed, closed and reopened by two persons. */
@NullMarked
package org.chargebackledger.api.close;

import org.jspecify.annotations.NullMarked;
