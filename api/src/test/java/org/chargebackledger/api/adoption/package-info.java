@NullMarked
package org.chargebackledger.api.adoption;

import org.jspecify.annotations.NullMarked;
