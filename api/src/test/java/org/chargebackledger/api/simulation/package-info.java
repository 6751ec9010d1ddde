@NullMarked
package org.chargebackledger.api.simulation;

import org.jspecify.annotations.NullMarked;
