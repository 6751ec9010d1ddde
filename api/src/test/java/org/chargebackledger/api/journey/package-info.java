/** Whole months through HTTP, as a user would drive them. */
@NullMarked
package org.chargebackledger.api.journey;

import org.jspecify.annotations.NullMarked;
