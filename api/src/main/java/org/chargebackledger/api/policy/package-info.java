/** Allocation policies over HTTP: drafted, submitted, approved. */
@NullMarked
package org.chargebackledger.api.policy;

import org.jspecify.annotations.NullMarked;
