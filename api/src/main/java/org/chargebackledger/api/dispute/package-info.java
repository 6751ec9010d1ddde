/** Disputes: raised by whoever is charged, decided by others; silence past the window accepts. */
@NullMarked
package org.chargebackledger.api.dispute;

import org.jspecify.annotations.NullMarked;
